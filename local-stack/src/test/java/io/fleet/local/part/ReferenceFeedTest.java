package io.fleet.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Iso8601;
import io.fleet.events.RecordReader;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.layout.FreePorts;
import io.fleet.local.topic.Topics;
import io.fleet.stream.io.ReferenceFeed;
import io.fleet.stream.io.SharedReference;
import io.fleet.stream.timeline.reference.FleetReference;
import io.fleet.stream.timeline.reference.LoginBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job's reader of reference data against the real broker. */
@Timeout(120)
class ReferenceFeedTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final long NOW_MS = 1_800_000_000_000L;

  @TempDir static Path directory;
  private static LocalBroker broker;
  private static long number;

  @BeforeAll
  static void startTheBroker() throws Exception {
    broker = new LocalBroker(directory);
    new Topics(broker.address()).run();
  }

  @AfterAll
  static void stopTheBroker() throws Exception {
    broker.close();
  }

  @Test
  void whatStoodInTheLogIsKnownBeforeTheFirstEventAndWhatComesIsHeardOf() throws Exception {
    // given
    write("vehicle:early", "{\"trip\":{\"standing_s\":61}}");
    send(Topic.RULES, "no JSON".getBytes(UTF_8));
    FleetReference reference = new FleetReference();
    try (ReferenceFeed feed =
        new ReferenceFeed(broker.address(), FleetReference.KINDS, reference)) {

      // when
      feed.awaitCaughtUp(TIMEOUT);

      // then
      assertThat(standingMs(reference, "early")).isEqualTo(61_000);
      assertThat(feed.unreadable()).isEqualTo(1);

      // and when
      write("vehicle:late", "{\"trip\":{\"standing_s\":62}}");

      // then
      await().atMost(TIMEOUT).until(() -> standingMs(reference, "late") == 62_000);
      assertThat(feed.failures()).isZero();
    }
  }

  @Test
  void loginsThatStoodInTheLogAreKnownAndThoseThatCome() throws Exception {
    // given
    login("ada", NOW_MS - 1_000);
    send(Topic.DRIVER_EVENTS, "no JSON".getBytes(UTF_8));
    LoginBook book = new LoginBook();
    try (ReferenceFeed feed =
        new ReferenceFeed(
            broker.address(),
            Set.of(Topic.DRIVER_EVENTS),
            (topic, value, appendMs) -> book.accept(RecordReader.driverEvent(value), appendMs))) {

      // when
      feed.awaitCaughtUp(TIMEOUT);

      // then
      assertThat(book.of("van").at(NOW_MS)).isEqualTo("ada");
      assertThat(feed.unreadable()).isEqualTo(1);

      // and when
      login("bob", NOW_MS);

      // then
      await().atMost(TIMEOUT).until(() -> "bob".equals(book.of("van").at(NOW_MS)));
    }
  }

  private static void login(String driverId, long atMs) throws Exception {
    String json =
        "{\"driver_id\":\"%s\",\"vehicle_id\":\"van\",\"event_type\":\"driver_login\","
            + "\"timestamp\":\"%s\"}";
    send(Topic.DRIVER_EVENTS, json.formatted(driverId, Iso8601.format(atMs)).getBytes(UTF_8));
  }

  @Test
  void allSubtasksShareOneReaderAndEachKnowsWhatStoodInTheLogWhenItCame() throws Exception {
    // given
    var shared = SharedReference.ofVersions(FleetReference.KINDS, FleetReference::new);
    var first = shared.acquire(broker.address(), TIMEOUT);
    write("vehicle:between", "{\"trip\":{\"standing_s\":63}}");

    // when
    var second = shared.acquire(broker.address(), TIMEOUT);

    // then
    assertThat(second.taker()).isSameAs(first.taker());
    assertThat(standingMs(second.taker(), "between")).isEqualTo(63_000);

    // and when one of them leaves, twice
    first.close();
    first.close();
    write("vehicle:after", "{\"trip\":{\"standing_s\":64}}");

    // then the other goes on until it leaves too
    await().atMost(TIMEOUT).until(() -> standingMs(second.taker(), "after") == 64_000);
    second.close();
    assertThat(readers()).isZero();
    try (var anew = shared.acquire(broker.address(), TIMEOUT)) {
      assertThat(anew.taker()).isNotSameAs(first.taker());
      assertThat(standingMs(anew.taker(), "after")).isEqualTo(64_000);
    }
  }

  @Test
  void aLogThatIsAwayIsSaidInTimeAndNoReaderStays() {
    // given
    var shared = SharedReference.ofVersions(FleetReference.KINDS, FleetReference::new);
    String nobody = "127.0.0.1:" + FreePorts.asEnvironment().values().iterator().next();
    long readersBefore = readers();

    // when, then
    assertThatThrownBy(() -> shared.acquire(nobody, Duration.ofSeconds(3)))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining(nobody);
    await().atMost(TIMEOUT).until(() -> readers() == readersBefore);
  }

  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("reference-feed"))
        .count();
  }

  private static long standingMs(FleetReference reference, String vehicleId) {
    return reference.at(vehicleId, null, NOW_MS).settings().trip().standingMs();
  }

  private static void write(String scope, String body) throws Exception {
    ReferenceVersion version =
        new ReferenceVersion(ReferenceKind.RULES, scope, 0, ++number, false, NOW_MS, "anna", body);
    send(Topic.RULES, ReferenceJson.write(version));
  }

  private static void send(Topic topic, byte[] value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic.topicName(), ("k" + number).getBytes(UTF_8), value))
          .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
