package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Client CLIENT = new Client("v1", "c");
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Sessions sessions = new Sessions(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aSessionGoesOnWhenItsClientComesAgain() {
    // given
    boolean first = sessions.begin(CLIENT, false, AN_HOUR);
    sessions.keep(CLIENT, AN_HOUR);
    // when
    boolean second = sessions.begin(CLIENT, false, AN_HOUR);
    // then
    assertThat(first).isFalse();
    assertThat(second).isTrue();
  }

  @Test
  void aCleanStartBeginsAnew() {
    sessions.begin(CLIENT, false, AN_HOUR);
    assertThat(sessions.begin(CLIENT, true, AN_HOUR)).isFalse();
    assertThat(sessions.begin(CLIENT, false, AN_HOUR)).isTrue();
  }

  @Test
  void withoutALifeNothingIsKept() {
    // given
    sessions.begin(CLIENT, false, AN_HOUR);
    // when
    sessions.keep(CLIENT, Duration.ZERO);
    // then
    assertThat(sessions.begin(CLIENT, false, Duration.ZERO)).isFalse();
    assertThat(sessions.begin(CLIENT, false, AN_HOUR)).isFalse();
  }

  @Test
  void theSameIdOfAnotherDeviceIsAnotherSession() {
    sessions.begin(CLIENT, false, AN_HOUR);
    assertThat(sessions.begin(new Client("v2", "c"), false, AN_HOUR)).isFalse();
  }
}
