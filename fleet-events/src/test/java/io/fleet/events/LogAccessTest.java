package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogAccessTest {
  @Test
  void variablesBecomeTheSettingsOfAClient() {
    // given
    Map<String, String> environment =
        Map.of(
            "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
            "KAFKA_SASL_MECHANISM", "SCRAM-SHA-256",
            "KAFKA_SSL_TRUSTSTORE_LOCATION", "/run/fleet/log-ca/ca.crt");

    // when
    Map<String, String> settings = LogAccess.of(environment);

    // then
    assertThat(settings)
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.mechanism", "SCRAM-SHA-256"),
            Map.entry("ssl.truststore.location", "/run/fleet/log-ca/ca.crt"));
  }

  @Test
  void whatBelongsToOthersAndWhatIsEmptyIsLeftOut() {
    assertThat(
            LogAccess.of(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "a:1", "KAFKA_SASL_MECHANISM", "", "HOME", "/")))
        .isEmpty();
  }
}
