package io.fleet.simulator.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.simulator.SimulatedEvent;
import io.fleet.simulator.SimulatedFleet;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final BackOff SHORT = new BackOff(Duration.ofMillis(5), Duration.ofMillis(20));
  private static final int VEHICLES = 8;
  private static final int EVENTS = 400;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final SimulatedFleet fleet = new SimulatedFleet(1, VEHICLES, START);

  @Test
  void whatIsSentArrivesOnceInTheOrderOfEachVehicle() throws IOException {
    try (RecordingGateway gateway = new RecordingGateway();
        Connections connections = connections(gateway.uri(), 3, EVENTS)) {
      // when
      List<String> sent = sendAll(connections);

      // then
      await().atMost(SOON).until(() -> connections.counts().tally().accepted() == EVENTS);
      assertThat(gateway.accepted()).containsExactlyInAnyOrderElementsOf(sent);
      for (int n = 1; n <= VEHICLES; n++) {
        Predicate<String> own = isOf(n);
        assertThat(gateway.accepted().stream().filter(own))
            .containsExactlyElementsOf(sent.stream().filter(own).toList());
      }
      assertThat(gateway.tokens()).containsOnly("Bearer secret");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429, 500, 401})
  void nothingIsLostWhileTheGatewayRefusesForAWhile(int status) throws IOException {
    try (RecordingGateway gateway = new RecordingGateway(n -> n <= 7 ? status : 202);
        Connections connections = connections(gateway.uri(), 2, EVENTS)) {
      // when
      List<String> sent = sendAll(connections);

      // then
      await().atMost(SOON).until(() -> connections.counts().tally().accepted() == EVENTS);
      assertThat(gateway.accepted()).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(connections.counts().failedRequests()).isEqualTo(7);
      assertThat(connections.dropped()).isZero();
    }
  }

  @Test
  void nothingIsLostWhenNobodyListens() throws IOException {
    try (Connections connections = connections(unusedPort(), 2, EVENTS)) {
      // when
      sendAll(connections);

      // then
      await().atMost(SOON).until(() -> connections.counts().failedRequests() > 3);
      await().atMost(SOON).until(() -> connections.waiting() == EVENTS);
      assertThat(connections.dropped()).isZero();
    }
  }

  @Test
  void aFullMemoryLosesTheOldestOfItsVehicle() throws InterruptedException {
    // given
    StoreAndForward store = new StoreAndForward(3);

    // when
    for (int i = 0; i < 5; i++) {
      store.offer(line("a", i));
    }
    store.offer(line("b", 9));

    // then
    assertThat(texts(store.take(10, Duration.ZERO))).containsExactly("a2", "a3", "a4", "b9");
    assertThat(store.dropped()).isEqualTo(2);
  }

  @Test
  void whatIsGivenBackComesFirstAgain() throws InterruptedException {
    // given
    StoreAndForward store = new StoreAndForward(10);
    store.offer(line("a", 0));
    store.offer(line("a", 1));
    List<Line> underWay = store.take(10, Duration.ZERO);
    store.offer(line("a", 2));

    // when
    store.giveBack(underWay);

    // then
    assertThat(texts(store.take(10, Duration.ZERO))).containsExactly("a0", "a1", "a2");
    assertThat(store.size()).isZero();
    assertThat(store.take(10, Duration.ZERO)).isEmpty();
  }

  @Test
  void aRequestRefusedAsAWholeIsCountedAndDoesNotBlock() throws IOException {
    try (RecordingGateway gateway = new RecordingGateway(n -> n == 1 ? 413 : 202);
        Connections connections = connections(gateway.uri(), 1, EVENTS)) {
      // when
      sendAll(connections);

      // then
      await().atMost(SOON).until(() -> judged(connections.counts().tally()) == EVENTS);
      assertThat(connections.counts().tally().refused()).containsOnlyKeys("request");
    }
  }

  @Test
  void anEventTheGatewayRefusesIsCountedByItsReason() throws IOException {
    try (RecordingGateway gateway = new RecordingGateway();
        Connections connections = connections(gateway.uri(), 1, EVENTS)) {
      // when
      connections.send(new Line("x", "{\"vehicle_id\":\"x\",\"speed_kmph\":3}".getBytes()));

      // then
      await().atMost(SOON).until(() -> connections.counts().tally().refusedInAll() == 1);
      assertThat(connections.counts().tally().refused()).containsOnlyKeys("timestamp");
    }
  }

  private static long judged(Tally tally) {
    return tally.accepted() + tally.refusedInAll();
  }

  private static Connections connections(URI gateway, int count, int memory) {
    HttpTelemetryPost post = new HttpTelemetryPost(gateway, () -> "secret", SOON);
    return new Connections(count, memory, post, SHORT, Pause.REAL);
  }

  private static URI unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private List<String> sendAll(Connections connections) {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      SimulatedEvent event = fleet.step();
      sent.add(new String(event.json()));
      connections.send(new Line(event.telemetry().vehicleId(), event.json()));
    }
    return sent;
  }

  private static Predicate<String> isOf(int number) {
    return json -> json.contains(String.format("\"vehicle_id\":\"sim-%04d\"", number));
  }

  private static Line line(String vehicle, int number) {
    return new Line(vehicle, (vehicle + number).getBytes());
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(line -> new String(line.json())).toList();
  }
}
