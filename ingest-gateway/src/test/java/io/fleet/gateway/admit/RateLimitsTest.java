package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private Instant now = Instant.parse("2026-05-04T10:00:00Z");
  private final RateLimits limits = new RateLimits(10, 100, new HandSetClock());

  @Test
  void aFullBucketPassesAtOnceAndNoMore() {
    assertThat(limits.take("d1", 100)).isEmpty();
    assertThat(limits.take("d1", 1)).contains(Duration.ofSeconds(1));
  }

  @Test
  void aBucketFillsSteadily() {
    // given
    limits.take("d1", 100);
    // when
    now = now.plusSeconds(2);
    // then
    assertThat(limits.take("d1", 20)).isEmpty();
    assertThat(limits.take("d1", 15)).contains(Duration.ofSeconds(2));
  }

  @Test
  void whatIsRefusedCostsNothing() {
    // given
    limits.take("d1", 95);
    // then
    assertThat(limits.take("d1", 6)).isPresent();
    assertThat(limits.take("d1", 5)).isEmpty();
  }

  @Test
  void aBatchLargerThanTheBucketPassesWhenItIsFullAndIsPaidFor() {
    assertThat(limits.take("d1", 300)).isEmpty();
    now = now.plusSeconds(20);
    assertThat(limits.take("d1", 1)).isPresent();
    now = now.plusSeconds(1);
    assertThat(limits.take("d1", 1)).isEmpty();
  }

  @Test
  void oneDeviceDoesNotSlowAnother() {
    // given
    limits.take("d1", 100);
    // then
    assertThat(limits.take("d2", 100)).isEmpty();
  }

  @Test
  void zeroIsNoLimit() {
    assertThat(new RateLimits(0, 1, Clock.systemUTC()).take("d1", 1_000_000)).isEmpty();
  }

  /** Stands still until it is set. */
  private final class HandSetClock extends Clock {
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
