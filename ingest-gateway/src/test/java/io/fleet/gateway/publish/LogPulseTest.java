package io.fleet.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogPulseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final SettableClock clock = new SettableClock();
  private final LogPulse pulse = new LogPulse(clock, PATIENCE);

  @Test
  void aLogThatWasAskedNothingIsThere() {
    clock.advance(PATIENCE.multipliedBy(10));
    assertThat(pulse.isAway()).isFalse();
  }

  @Test
  void silenceForLongerThanThePatienceMeansAway() {
    // given
    pulse.sent();
    // when
    clock.advance(PATIENCE);
    boolean atThePatience = pulse.isAway();
    clock.advance(Duration.ofMillis(1));
    // then
    assertThat(atThePatience).isFalse();
    assertThat(pulse.isAway()).isTrue();
  }

  @Test
  void laterSendsDoNotHideTheSilence() {
    // given
    pulse.sent();
    clock.advance(PATIENCE);
    pulse.sent();
    // when
    clock.advance(Duration.ofMillis(1));
    // then
    assertThat(pulse.isAway()).isTrue();
  }

  @Test
  void oneAcknowledgementBringsItBack() {
    // given
    pulse.sent();
    clock.advance(PATIENCE.plusMillis(1));
    assertThat(pulse.isAway()).isTrue();
    // when
    pulse.acknowledged();
    // then
    assertThat(pulse.isAway()).isFalse();
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-05-04T10:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
