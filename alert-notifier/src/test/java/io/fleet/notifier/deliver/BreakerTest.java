package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
  private static final long NOW = 1_000_000;
  private final Breaker breaker =
      new Breaker(new BreakerSettings(5, Duration.ofSeconds(1), Duration.ofSeconds(60)));

  @ParameterizedTest
  @CsvSource({"4, false", "5, true", "6, true"})
  void fiveFailuresOneAfterAnotherOpenIt(int failures, boolean open) {
    fail(failures);

    assertThat(breaker.isOpen()).isEqualTo(open);
  }

  @Test
  void aSuccessBetweenLetsTheCountBeginAnew() {
    fail(4);
    breaker.close();
    fail(4);

    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.opensAtMs()).isZero();
  }

  @Test
  void probesComeAfterOneSecondThenTwiceAsLongUpToAMinute() {
    fail(5);

    long[] expectedS = {1, 2, 4, 8, 16, 32, 60, 60};
    for (long seconds : expectedS) {
      assertThat(breaker.opensAtMs()).isEqualTo(NOW + seconds * 1_000);
      breaker.started("probe");
      breaker.failed("probe", NOW);
    }
  }

  @Test
  void oneProbeIsUnderWayAtATime() {
    fail(5);

    breaker.started("probe");

    assertThat(breaker.opensAtMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anAttemptThatWasUnderWayWhenItOpenedPutsOffNoProbe() {
    fail(5);
    breaker.started("probe");

    breaker.failed("another", NOW + 10);

    assertThat(breaker.opensAtMs()).isEqualTo(Long.MAX_VALUE);
    breaker.failed("probe", NOW);
    assertThat(breaker.opensAtMs()).isEqualTo(NOW + 2_000);
  }

  @Test
  void oneSuccessClosesIt() {
    fail(5);
    breaker.started("probe");

    breaker.close();

    assertThat(breaker.isOpen()).isFalse();
    fail(5);
    assertThat(breaker.opensAtMs()).isEqualTo(NOW + 1_000);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.started("attempt " + i);
      breaker.failed("attempt " + i, NOW);
    }
  }
}
