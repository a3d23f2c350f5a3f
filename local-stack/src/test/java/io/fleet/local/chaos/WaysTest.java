package io.fleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.chaos.Ways.Way;
import io.fleet.local.layout.PortName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysTest {
  @TempDir Path directory;

  @Test
  void whoComesByAWayIsSentBackToIt() throws Exception {
    try (Ways ways = new Ways(directory.resolve("none"), 1)) {
      // given
      int real = ways.real().of(PortName.KAFKA);
      String properties =
          """
          listeners=PLAINTEXT://127.0.0.1:%1$d
          advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
          listener.security.protocol.map=PLAINTEXT:PLAINTEXT
          """
              .formatted(real);

      // when
      String changed = ways.withListeners(properties);

      // then
      int seen = ways.seenBy(Way.GATEWAY_TO_LOG, null).of(PortName.KAFKA);
      assertThat(seen).isNotEqualTo(real).isEqualTo(ways.of(Way.GATEWAY_TO_LOG).port());
      assertThat(changed)
          .contains(
              "advertised.listeners=PLAINTEXT://127.0.0.1:" + real + ",GATEWAY://127.0.0.1:" + seen)
          .contains("listener.security.protocol.map=PLAINTEXT:PLAINTEXT,GATEWAY:PLAINTEXT")
          .containsPattern("^listeners=PLAINTEXT://127.0.0.1:" + real + ",GATEWAY://");
    }
  }

  @Test
  void onlyWhatIsNamedIsSeenElsewhere() throws Exception {
    try (Ways ways = new Ways(directory.resolve("none"), 1)) {
      assertThat(ways.seenBy(Way.JOB_TO_LOG, Way.JOB_TO_STORE).of(PortName.FLINK_UI))
          .isEqualTo(ways.real().of(PortName.FLINK_UI));
      assertThat(ways.seenBy(Way.NOTIFIER_TO_LOG, null).of(PortName.CLICKHOUSE))
          .isEqualTo(ways.real().of(PortName.CLICKHOUSE));
    }
  }
}
