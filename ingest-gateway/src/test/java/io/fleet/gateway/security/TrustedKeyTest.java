package io.fleet.gateway.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.example.com/keys",
        "http://127.0.0.1:8080/keys",
        "http://localhost/keys",
        "http://[::1]:1/keys"
      })
  void publishedKeysAreTakenOverHttpsOrFromThisMachine(String location) {
    assertThatCode(() -> TrustedKey.check(location)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example.com/keys",
        "http://127.0.0.1.example.com/keys",
        "http://localhost.example.com/keys",
        "http://user@example.com/keys",
        "http:///keys"
      })
  void plainHttpFromElsewhereIsRefused(String location) {
    assertThatThrownBy(() -> TrustedKey.check(location))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FLEET_JWT_JWKS_URL");
  }

  @Test
  void aFileMustHoldAKey() {
    assertThatThrownBy(() -> TrustedKey.check("/no/such/file.pem"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FLEET_JWT_PUBLIC_KEY");
  }
}
