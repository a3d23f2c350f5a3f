package io.fleet.gateway.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerSettingsTest {
  @TempDir Path directory;

  @Test
  void withoutACertificateThereIsNoTls() {
    TrackerTls none = TrackerTls.of(Optional.empty(), Optional.empty());
    assertThatThrownBy(none::check).hasMessageContaining("certificate and key are needed");
  }

  @Test
  void filesThatAreNotThereAreNamed() throws Exception {
    Path certificate = Files.writeString(directory.resolve("tls.crt"), "x");
    Path key = directory.resolve("tls.key");
    TrackerTls half = TrackerTls.of(Optional.of(certificate), Optional.of(key));
    assertThatThrownBy(half::check).hasMessageContaining("tls.key");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> settings(0, 1)).hasMessageContaining("port");
    assertThatThrownBy(() -> settings(70_000, 1)).hasMessageContaining("port");
    assertThatThrownBy(() -> settings(5055, 2 << 20)).hasMessageContaining("max-body");
    assertThat(settings(5055, 1 << 20).isPlain()).isTrue();
  }

  private static TrackerSettings settings(int port, int maxBody) {
    Duration second = Duration.ofSeconds(1);
    return new TrackerSettings(true, "127.0.0.1", port, null, 1, maxBody, second, second, second);
  }
}
