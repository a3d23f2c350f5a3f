package io.fleet.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed again and again while it delivers. */
class PackagedNotifierIT {
  private static final int ALERTS_A_ROUND = 1_500;
  private static final int ROUNDS = 4;

  @TempDir Path directory;

  @Test
  void noAlertIsLostWhenTheServiceIsKilledInMidDelivery() {
    Random chance = new Random(42);
    try (KafkaBroker broker = KafkaBroker.start();
        AlertsTopic alerts = new AlertsTopic(broker.bootstrapServers());
        Receiver steady = new Receiver("steady").subscribe(directory, "*");
        Receiver failing = new Receiver("failing").subscribe(directory, "*");
        PackagedNotifier notifier = new PackagedNotifier(environment(broker))) {
      // given
      failing.answering(m -> chance.nextInt(10) == 0 ? 500 : 200);
      notifier.start();
      Set<String> sent = new HashSet<>();

      // when
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < ALERTS_A_ROUND; i++) {
          String id = "alert-" + round + '-' + i;
          alerts.send(AlertsTopic.alert(id, 1, Alert.State.OPENED));
          sent.add(id);
        }
        int some = failing.count() + 200 + chance.nextInt(800);
        await().atMost(Duration.ofSeconds(90)).until(() -> failing.count() >= some);
        notifier.kill();
        notifier.start();
      }

      // then
      int expected = ROUNDS * ALERTS_A_ROUND;
      await().atMost(Duration.ofSeconds(90)).until(() -> steady.ids().size() == expected);
      await().atMost(Duration.ofSeconds(90)).until(() -> failing.ids().size() == expected);
      assertThat(sent).hasSize(expected);
      assertThat(steady.unverified() + failing.unverified()).isZero();
      assertThat(alerts.deadLetters()).isEmpty();
    }
  }

  private Map<String, String> environment(KafkaBroker broker) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        broker.bootstrapServers(),
        "FLEET_ENDPOINTS_DIR",
        directory.toString(),
        "FLEET_WEBHOOK_ALLOW",
        "127.0.0.1/32",
        "FLEET_NOTIFIER_RETRY_DELAYS",
        "0s,300ms,600ms,1s,1s,1s,1s,1s");
  }
}
