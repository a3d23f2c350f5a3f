package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
  private final MovableClock clock = new MovableClock(Deliveries.NOW);
  private final RateLimit limit = new RateLimit(clock);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1000000",
    "10, 1, 110",
    "10, 0.5, 55",
    "100, 0.1, 110",
    "0.5, 1, 6",
    "1000, 1, 11000",
    "5, 0, 0"
  })
  void tenSecondsLetThroughTenTimesTheRateAndTheBurst(double rate, double share, int expected) {
    limit.limit(rate);
    limit.share(share);

    int taken = takeAll(expected);
    for (int i = 0; i < 1_000; i++) {
      clock.forward(Duration.ofMillis(10));
      taken += takeAll(expected - taken);
    }

    assertThat(taken).isEqualTo(expected);
    assertThat(limit.waitMs() > 0 || limit.isShut()).isEqualTo(rate > 0);
  }

  @Test
  void theWaitIsAsLongAsTheNextTokenTakes() {
    limit.limit(4);
    takeAll(4);

    assertThat(limit.waitMs()).isEqualTo(250);
    clock.forward(Duration.ofMillis(100));
    assertThat(limit.waitMs()).isEqualTo(150);
    clock.forward(Duration.ofMillis(150));
    assertThat(limit.waitMs()).isZero();
  }

  @Test
  void theSameLimitAgainFillsNoBucket() {
    limit.limit(4);
    takeAll(4);

    limit.limit(4);
    limit.share(1);

    assertThat(limit.waitMs()).isEqualTo(250);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.1", "NaN"})
  void aShareIsBetweenNothingAndAll(double share) {
    assertThatThrownBy(() -> limit.share(share)).isInstanceOf(IllegalArgumentException.class);
  }

  private int takeAll(int atMost) {
    int taken = 0;
    while (taken < atMost && !limit.isShut() && limit.waitMs() == 0) {
      limit.take();
      taken++;
    }
    return taken;
  }
}
