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
    boolean first = begin(CLIENT, false, AN_HOUR);
    sessions.keep(CLIENT, AN_HOUR, new CommandSession());
    // when
    boolean second = begin(CLIENT, false, AN_HOUR);
    // then
    assertThat(first).isFalse();
    assertThat(second).isTrue();
  }

  @Test
  void aCleanStartBeginsAnew() {
    sessions.begin(CLIENT, false, AN_HOUR);
    assertThat(begin(CLIENT, true, AN_HOUR)).isFalse();
    assertThat(begin(CLIENT, false, AN_HOUR)).isTrue();
  }

  @Test
  void withoutALifeNothingIsKept() {
    // given
    sessions.begin(CLIENT, false, AN_HOUR);
    // when
    sessions.keep(CLIENT, Duration.ZERO, new CommandSession());
    // then
    assertThat(begin(CLIENT, false, Duration.ZERO)).isFalse();
    assertThat(begin(CLIENT, false, AN_HOUR)).isFalse();
  }

  @Test
  void theSameIdOfAnotherDeviceIsAnotherSession() {
    sessions.begin(CLIENT, false, AN_HOUR);
    assertThat(begin(new Client("v2", "c"), false, AN_HOUR)).isFalse();
  }

  @Test
  void whatWasSubscribedToAndIsOnItsWayGoesOnWithTheSession() {
    // given
    CommandSession before = sessions.begin(CLIENT, false, AN_HOUR).commands();
    before.subscribe(true);
    // when
    sessions.keep(CLIENT, AN_HOUR, before);
    // then
    assertThat(sessions.begin(CLIENT, false, AN_HOUR).commands().isSubscribed()).isTrue();
    assertThat(sessions.begin(CLIENT, true, AN_HOUR).commands().isSubscribed()).isFalse();
  }

  private boolean begin(Client client, boolean clean, Duration life) {
    return sessions.begin(client, clean, life).goesOn();
  }
}
