package io.fleet.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OLD = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  @TempDir Path directory;

  @Test
  void withoutAKeyThereIsNone() {
    assertThat(SecretKeys.of(config(Map.of()))).isEmpty();
  }

  @Test
  void theNewestComesFirstWhereverItStands() throws Exception {
    Path file = Files.writeString(directory.resolve("key"), KEY + "\n");

    assertThat(SecretKeys.of(config(Map.of("key-file", file.toString(), "old-key", OLD))))
        .containsExactly(KEY, OLD);
  }

  @Test
  void whatIsNoKeyEndsTheStartWithoutTellingIt() {
    refused(Map.of("key", "c2hvcnQ="), "FLEET_NOTIFIER_KEY: base64 of 32 bytes expected");
    refused(Map.of("key-file", "/nowhere"), "FLEET_NOTIFIER_KEY_FILE must name a readable file");
    refused(Map.of("key", KEY, "key-file", "/k"), "FLEET_NOTIFIER_KEY and FLEET_NOTIFIER_KEY_FILE");
    refused(Map.of("old-key", OLD), "FLEET_NOTIFIER_OLD_KEY needs a FLEET_NOTIFIER_KEY");
    refused(Map.of("key", KEY, "old-key", "x"), "FLEET_NOTIFIER_OLD_KEY: base64 of 32 bytes");
  }

  private static void refused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> SecretKeys.of(config(settings)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(message);
  }

  private static NotifierConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("fleet.notifier." + name, value));
    all.put("fleet.notifier.endpoints.directory", "/tmp");
    return new SmallRyeConfigBuilder()
        .withMapping(NotifierConfig.class)
        .addDefaultInterceptors()
        .withDefaultValues(all)
        .withConverter(java.time.Duration.class, 200, SecretKeysTest::duration)
        .build()
        .getConfigMapping(NotifierConfig.class);
  }

  private static java.time.Duration duration(String text) {
    return io.quarkus.runtime.configuration.DurationConverter.parseDuration(text);
  }
}
