package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MqttSettingsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void noKeepAliveAndALongOneBecomeTheLongestThereIs() {
    // given
    MqttSettings settings =
        new MqttSettings(true, "h", 1883, 1, 1, 1, PATIENCE, Duration.ofMinutes(20));
    // then
    assertThat(settings.keepAliveSeconds(0)).isEqualTo(1_200);
    assertThat(settings.keepAliveSeconds(65_535)).isEqualTo(1_200);
    assertThat(settings.keepAliveSeconds(60)).isEqualTo(60);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertRefused(() -> settings(0, 1, 1, PATIENCE), "port");
    assertRefused(() -> settings(65_536, 1, 1, PATIENCE), "port");
    assertRefused(() -> settings(1, 65_536, 1, PATIENCE), "max-unacknowledged");
    assertRefused(() -> settings(1, 1, (1 << 20) + 1, PATIENCE), "max-message");
    assertRefused(() -> settings(1, 1, 1, Duration.ofMillis(999)), "connect-patience");
  }

  private static void settings(int port, int unacknowledged, int bytes, Duration patience) {
    new MqttSettings(true, "h", port, 1, unacknowledged, bytes, patience, PATIENCE);
  }

  private static void assertRefused(Runnable making, String name) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fleet.gateway.mqtt." + name);
  }
}
