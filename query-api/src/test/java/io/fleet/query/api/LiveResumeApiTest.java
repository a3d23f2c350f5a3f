package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stream that breaks off goes on where it was. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class LiveResumeApiTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String VIEWER = Client.token("viewer", Duration.ofMinutes(5));
  private static final int EVENTS = 400;

  KafkaBroker log;

  @Test
  void whoeverIsCutOffAtRandomHearsEachEventExactlyOnce() throws Exception {
    // given
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String query = "types=alert,trip&vehicle_id=" + vehicles();
    List<String> heard = new ArrayList<>();
    String lastId;
    try (LiveReader first = LiveReader.as(VIEWER, query, "")) {
      first.await("snapshot", s -> true);
      await().atMost(SOON).until(() -> !first.lastId().isEmpty());
      lastId = first.lastId();
    }
    Thread writer = new Thread(this::write);
    writer.start();

    // when
    while (heard.size() < EVENTS) {
      LiveReader reader = LiveReader.as(VIEWER, query, lastId);
      int most = random.nextInt(40) + 1;
      await().atMost(SOON).until(() -> ids(reader).size() >= Math.min(most, EVENTS - heard.size()));
      reader.close();
      List<LiveReader.Event> events = cut(reader, random);
      heard.addAll(ids(events));
      assertThat(reader.all("reset")).as("seed %d", seed).isEmpty();
      lastId = lastId(events, lastId);
    }
    writer.join(SOON.toMillis());

    // then
    assertThat(heard)
        .as("seed %d", seed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, EVENTS).mapToObj(LiveResumeApiTest::id).toList());
  }

  private void write() {
    for (int i = 0; i < EVENTS; i++) {
      try {
        if (i % 4 == 3) {
          LiveRecords.trip(log, "resume-" + i % 7, id(i));
        } else {
          log.writeLater(
              Topic.ALERTS, "resume-" + i % 7, LiveRecords.alert("resume-" + i % 7, id(i)));
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A client may lose the last events of a broken connection, those it has not processed yet. */
  private static List<LiveReader.Event> cut(LiveReader reader, Random random) {
    List<LiveReader.Event> all = reader.events();
    int until = all.size() - random.nextInt(5);
    return until <= 0 ? List.of() : all.subList(0, until);
  }

  private static String lastId(List<LiveReader.Event> events, String before) {
    return events.stream()
        .map(LiveReader.Event::id)
        .filter(id -> id != null)
        .reduce(before, (a, b) -> b);
  }

  private static List<String> ids(LiveReader reader) {
    return ids(reader.events());
  }

  private static List<String> ids(List<LiveReader.Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("alert") || event.name().equals("trip"))
        .map(event -> event.data().path("alert_id").asText(event.data().path("id").asText()))
        .toList();
  }

  private static String id(int number) {
    return "resume-event-" + number;
  }

  private static String vehicles() {
    return String.join(",", IntStream.range(0, 7).mapToObj(i -> "resume-" + i).toList());
  }

  @Test
  void vehiclesThatChangedMeanwhileAreToldAsTheyAreNow() throws Exception {
    // given
    String lastId;
    try (LiveReader reader = LiveReader.as(VIEWER, "types=vehicle", "")) {
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                LiveRecords.fix(log, "resume-van", 48.1);
                return !reader.vehicle("resume-van").isEmpty();
              });
      reader.awaitComment();
      await().atMost(SOON).until(() -> !reader.lastId().isEmpty());
      lastId = reader.lastId();

      // when
      LiveRecords.fix(log, "resume-van", 48.2);
      reader.await("vehicle", v -> v.path("lat").asDouble() == 48.2);
    }
    try (LiveReader again = LiveReader.as(VIEWER, "types=vehicle&last_event_id=" + lastId, "")) {

      // then
      JsonNode end = again.await("resumed", r -> true);
      assertThat(end.get("vehicles").asInt()).isPositive();
      assertThat(again.vehicle("resume-van"))
          .extracting(v -> v.get("lat").asDouble())
          .containsExactly(48.2);
      assertThat(again.all("snapshot")).isEmpty();
    }
  }

  @Test
  void whatIsNoIdOrOneOfAnotherFilterBeginsAnew() throws Exception {
    // given
    String lastId;
    try (LiveReader reader = LiveReader.as(VIEWER, "types=alert", "")) {
      reader.await("snapshot", s -> true);
      await().atMost(SOON).until(() -> !reader.lastId().isEmpty());
      lastId = reader.lastId();
    }

    // then
    for (List<String> strange :
        List.of(
            List.of("types=trip", lastId, "other_filter"),
            List.of("types=alert", lastId.substring(1), "unknown_id"),
            List.of("types=alert", "' OR 1=1 --", "unknown_id"))) {
      try (LiveReader reader = LiveReader.as(VIEWER, strange.get(0), strange.get(1))) {
        JsonNode reset = reader.await("reset", r -> true);
        assertThat(reset.get("reason").asText()).isEqualTo(strange.get(2));
        reader.await("snapshot", s -> true);
        assertThat(reader.events().get(0).name()).isEqualTo("reset");
      }
    }
  }
}
