package io.fleet.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private static final String HERE = "192.0.2.1";
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final AtomicLong nanos = new AtomicLong();
  private final FailedLogins failures = new FailedLogins(3, TWO_SECONDS, new TestTime());

  @Test
  void theFourthFailureIsOneTooMany() {
    // given
    for (int i = 0; i < 3; i++) {
      assertThat(failures.failed(HERE)).isEmpty();
    }
    // when / then
    assertThat(failures.isExhausted(HERE)).isTrue();
    assertThat(failures.failed(HERE)).hasValue(TWO_SECONDS);
  }

  @Test
  void anotherAddressIsNotConcerned() {
    exhaust(HERE);
    assertThat(failures.isExhausted("192.0.2.2")).isFalse();
    assertThat(failures.failed("192.0.2.2")).isEmpty();
  }

  @Test
  void afterAWhileOneMoreIsAllowed() {
    // given
    exhaust(HERE);
    // when
    nanos.addAndGet(TWO_SECONDS.toNanos());
    // then
    assertThat(failures.failed(HERE)).isEmpty();
    assertThat(failures.failed(HERE)).isPresent();
  }

  @Test
  void allAddressesOfOneIpv6NetworkAreOne() {
    exhaust("2001:db8:0:1::1");
    assertThat(failures.failed("2001:db8:0:1:ffff::2")).isPresent();
    assertThat(failures.failed("2001:db8:0:2::1")).isEmpty();
    assertThat(failures.failed("not:an:address")).isEmpty();
    assertThat(failures.failed(null)).isEmpty();
  }

  @Test
  void whatAllowsNothingIsRefused() {
    assertThatThrownBy(() -> new FailedLogins(0, TWO_SECONDS, new TestTime()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FailedLogins(1, Duration.ZERO, new TestTime()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void exhaust(String address) {
    for (int i = 0; i < 3; i++) {
      failures.failed(address);
    }
  }

  /** Goes on when it is told to. */
  private final class TestTime implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
