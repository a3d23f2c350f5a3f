package io.fleet.query.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRegistryTest {
  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

  private final KeyRegistry registry = new KeyRegistry(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Secret secret = Secret.random();

  @Test
  void aKeyIsKnownByWhatItIs() {
    // when
    registry.take(key(null));

    // then
    assertThat(registry.login(secret.text()))
        .hasValueSatisfying(
            login -> {
              assertThat(login.name()).isEqualTo("key:k-1");
              assertThat(login.role()).isEqualTo("viewer");
              assertThat(login.groups()).containsExactly("north");
            });
    assertThat(registry.login(secret.hash())).isEmpty();
    assertThat(registry.login(Secret.random().text())).isEmpty();
    assertThat(registry.login("")).isEmpty();
  }

  @Test
  void readingTheLogAgainBringsNoRevokedKeyBack() {
    // given
    registry.take(key(null));
    registry.take(key(null).revoked(NOW, "ada"));

    // when
    registry.take(key(null));

    // then
    assertThat(registry.login(secret.text())).isEmpty();
    assertThat(registry.isGood("k-1")).isFalse();
    assertThat(registry.all()).isEmpty();
    assertThat(registry.get("k-1")).isPresent();
  }

  @Test
  void aKeyEndsAtItsTimeAndNotBefore() {
    registry.take(key(NOW.plusMillis(1)));
    assertThat(registry.login(secret.text())).isPresent();
    KeyRegistry later =
        new KeyRegistry(Clock.offset(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(1)));
    later.take(key(NOW.plusMillis(1)));
    assertThat(later.login(secret.text())).isEmpty();
  }

  @Test
  void whatNobodyWroteIsNotWaitedForLonger() throws InterruptedException {
    assertThat(registry.await(key(null), Duration.ofMillis(20))).isFalse();
    registry.take(key(null));
    assertThat(registry.await(key(null), Duration.ofMillis(20))).isTrue();
  }

  @Test
  void keysDifferAndAreNotShownByChance() {
    assertThat(secret.text()).hasSize(47).isNotEqualTo(Secret.random().text());
    assertThat(secret.toString()).doesNotContain(secret.text());
  }

  private ApiKey key(Instant expiresAt) {
    ApiKeyRequest wish = new ApiKeyRequest("tms", "viewer", List.of("north"), expiresAt);
    return ApiKey.issued("k-1", secret, wish, NOW, "ada");
  }
}
