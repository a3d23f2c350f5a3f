package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MqttSettingsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void noKeepAliveAndALongOneBecomeTheLongestThereIs() {
    // given
    MqttSettings settings = Settings.maxConnections(1);
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

  @Test
  void whatIsNoNetworkIsRefused() {
    for (String network : List.of("x", "10.0.0.0/33", "10.0.0.0/-1", "localhost", "::1/129")) {
      assertThatThrownBy(() -> Settings.of(1, 1, 1, 1, PATIENCE, List.of(network)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(network);
    }
  }

  private static void settings(int port, int unacknowledged, int bytes, Duration patience) {
    Settings.of(port, 1, unacknowledged, bytes, patience, List.of());
  }

  private static void assertRefused(Runnable making, String name) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fleet.gateway.mqtt." + name);
  }
}
