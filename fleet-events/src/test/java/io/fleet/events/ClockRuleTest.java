package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockRuleTest {
  private static final long NOW_MS = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();
  private static final long FIVE_MINUTES_MS = 300_000;
  private static final long YEAR_2010_MS = Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();

  @Test
  void fiveMinutesAheadAreBelieved() {
    assertThat(ClockRule.DEFAULT.check(NOW_MS + FIVE_MINUTES_MS, NOW_MS)).isNull();
  }

  @Test
  void aMillisecondMoreIsNot() {
    assertThat(ClockRule.DEFAULT.check(NOW_MS + FIVE_MINUTES_MS + 1, NOW_MS).reason())
        .isEqualTo(Refusal.CLOCK);
  }

  @Test
  void theFirstInstantOf2010IsBelieved() {
    assertThat(ClockRule.DEFAULT.check(YEAR_2010_MS, NOW_MS)).isNull();
  }

  @Test
  void aMillisecondEarlierIsNot() {
    assertThat(ClockRule.DEFAULT.check(YEAR_2010_MS - 1, NOW_MS).reason()).isEqualTo(Refusal.CLOCK);
  }

  @Test
  void extremesAreNotBelieved() {
    assertThat(ClockRule.DEFAULT.check(Long.MAX_VALUE, NOW_MS)).isNotNull();
    assertThat(ClockRule.DEFAULT.check(Long.MIN_VALUE, NOW_MS)).isNotNull();
  }

  @Test
  void aNegativeAllowanceIsRefused() {
    Duration negative = Duration.ofMillis(-1);

    assertThatThrownBy(() -> new ClockRule(negative, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
