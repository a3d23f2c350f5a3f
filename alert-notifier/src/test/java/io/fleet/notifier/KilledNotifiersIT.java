package io.fleet.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances deliver to endpoints that fail one attempt in ten, and are killed at random. {@code
 * -Dfleet.notifier.deliveries=50000} for many.
 */
class KilledNotifiersIT {
  private static final Logger LOG = Logger.getLogger(KilledNotifiersIT.class);
  private static final int DELIVERIES = Integer.getInteger("fleet.notifier.deliveries", 2_000);
  private static final int ENDPOINTS = 10;
  private static final int ROUNDS = Math.max(2, DELIVERIES / 5_000);
  private static final int ALERTS_A_ROUND = DELIVERIES / ENDPOINTS / ROUNDS;
  private static final Duration MOVED_ON = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofSeconds(120);

  @TempDir Path directory;

  private final Random chance = new Random(11);
  private final List<String> sent = new ArrayList<>();

  @Test
  void nothingIsMissingAndNothingComesUnderTwoIds() throws Exception {
    Path endpoints = Files.createDirectory(directory.resolve("endpoints"));
    try (KafkaBroker broker = KafkaBroker.start();
        AlertsTopic alerts = new AlertsTopic(broker.bootstrapServers());
        ReceiverProcess receiver = new ReceiverProcess(directory, 10);
        PackagedNotifier one = new PackagedNotifier(environment(broker, endpoints));
        PackagedNotifier two = new PackagedNotifier(environment(broker, endpoints))) {
      // given
      IntStream.range(0, ENDPOINTS).forEach(i -> receiver.subscribe(endpoints, endpoint(i)));
      Accepted accepted = new Accepted(receiver.accepted());
      List<PackagedNotifier> both = List.of(one, two);
      both.forEach(PackagedNotifier::launch);
      both.forEach(PackagedNotifier::awaitReady);

      // when
      for (int round = 0; round < ROUNDS; round++) {
        sendAlerts(alerts, round);
        int some = accepted.messages() + 1 + chance.nextInt(ALERTS_A_ROUND * ENDPOINTS / 2);
        await().atMost(LONG).until(() -> accepted.messages() >= some);
        PackagedNotifier victim = both.get(chance.nextInt(2));
        victim.kill();
        if (round % 4 == 0) {
          assertThat(movedOnAfter(alerts, accepted)).isLessThan(MOVED_ON);
        } else if (round % 4 == 1) {
          both.forEach(PackagedNotifier::kill);
          both.forEach(PackagedNotifier::launch);
          both.forEach(PackagedNotifier::awaitReady);
          continue;
        }
        victim.launch().awaitReady();
      }

      // then
      int expected = sent.size() * ENDPOINTS;
      await().atMost(LONG).until(() -> accepted.messages() >= expected);
      assertThat(missing(accepted)).isEmpty();
      assertThat(accepted.messages()).isEqualTo(expected);
      assertThat(accepted.underSeveralIds()).isZero();
      assertThat(alerts.deadLetters()).isEmpty();
      LOG.infof("%d messages, %d came again", expected, accepted.repeats());
    }
  }

  /** How long until something sent after the kill has come out of every partition. */
  private Duration movedOnAfter(AlertsTopic alerts, Accepted accepted) throws Exception {
    Instant killedAt = Instant.now();
    Map<Integer, String> probes = new ConcurrentHashMap<>();
    for (int i = 0; i < 20; i++) {
      String id = "probe-" + sent.size();
      probes.put(send(alerts, id).get(10, TimeUnit.SECONDS).partition(), id);
    }
    assertThat(probes).hasSize(3);
    await().atMost(LONG).until(() -> probes.values().stream().allMatch(accepted::hasAlert));
    Duration took = Duration.between(killedAt, Instant.now());
    LOG.infof("the shards of a killed instance moved on within %d ms", took.toMillis());
    return took;
  }

  private void sendAlerts(AlertsTopic alerts, int round) {
    for (int i = 0; i < ALERTS_A_ROUND; i++) {
      send(alerts, "alert-" + round + '-' + i);
    }
  }

  private Future<RecordMetadata> send(AlertsTopic alerts, String id) {
    sent.add(id);
    return alerts.send(AlertsTopic.alert(id, 1, Alert.State.OPENED));
  }

  private List<String> missing(Accepted accepted) {
    return sent.stream()
        .flatMap(
            id ->
                IntStream.range(0, ENDPOINTS)
                    .filter(i -> !accepted.hasMessage(id, 1, endpoint(i)))
                    .mapToObj(i -> id + " at " + endpoint(i)))
        .toList();
  }

  private static String endpoint(int number) {
    return "endpoint-" + number;
  }

  private static Map<String, String> environment(KafkaBroker broker, Path endpoints) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        broker.bootstrapServers(),
        "FLEET_ENDPOINTS_DIR",
        endpoints.toString(),
        "FLEET_WEBHOOK_ALLOW",
        "127.0.0.1/32",
        "FLEET_NOTIFIER_RETRY_DELAYS",
        "0s,300ms,600ms,1s,1s,1s,1s,1s");
  }
}
