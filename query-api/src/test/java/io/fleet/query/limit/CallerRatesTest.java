package io.fleet.query.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallerRatesTest {
  private final Time time = new Time();
  private final CallerRates rates = new CallerRates(3, 2, time);

  @Test
  void aFourthRequestAtOnceIsTooMany() {
    for (int i = 0; i < 3; i++) {
      assertThat(rates.count("olga")).isEmpty();
    }
    assertThat(rates.count("olga")).contains(Duration.ofMillis(500));
  }

  @Test
  void oneMorePassesAfterItsTime() {
    // given
    for (int i = 0; i < 4; i++) {
      rates.count("olga");
    }

    // when
    time.nanos += Duration.ofMillis(500).toNanos();

    // then
    assertThat(rates.count("olga")).isEmpty();
    assertThat(rates.count("olga")).isPresent();
  }

  @Test
  void nobodyPaysForSomebodyElse() {
    // given
    for (int i = 0; i < 4; i++) {
      rates.count("olga");
    }

    // then
    assertThat(rates.count("ben")).isEmpty();
  }

  private static final class Time implements TimeMeter {
    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
