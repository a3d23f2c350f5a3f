package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
  private static final long NOW = 1_000_000;
  private static final List<Duration> DELAYS =
      List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5));

  @Test
  void eachFailureWaitsForItsOwnDelay() {
    RetrySchedule exact = new RetrySchedule(DELAYS, 0, new Random(1));

    assertThat(exact.nextAttemptAtMs(1, NOW, 0)).hasValue(NOW + 5_000);
    assertThat(exact.nextAttemptAtMs(2, NOW, 0)).hasValue(NOW + 300_000);
    assertThat(exact.nextAttemptAtMs(3, NOW, 0)).isEmpty();
  }

  @Test
  void jitterStaysWithinItsShareAndUsesIt() {
    RetrySchedule schedule = new RetrySchedule(DELAYS, 0.1, new Random(1));

    List<Long> waits =
        java.util.stream.IntStream.range(0, 1_000)
            .mapToLong(i -> schedule.nextAttemptAtMs(1, NOW, 0).getAsLong() - NOW)
            .boxed()
            .toList();

    assertThat(waits).allMatch(wait -> wait >= 4_500 && wait <= 5_500);
    assertThat(waits).anyMatch(wait -> wait < 4_600).anyMatch(wait -> wait > 5_400);
  }

  @Test
  void whatTheEndpointAsksForIsTheLeast() {
    RetrySchedule exact = new RetrySchedule(DELAYS, 0, new Random(1));

    assertThat(exact.nextAttemptAtMs(1, NOW, 60_000)).hasValue(NOW + 60_000);
    assertThat(exact.nextAttemptAtMs(2, NOW, 60_000)).hasValue(NOW + 300_000);
  }

  @Test
  void aScheduleThatDoesNotStartAtOnceIsRefused() {
    List<Duration> late = List.of(Duration.ofSeconds(1));

    assertThatThrownBy(() -> new RetrySchedule(late, 0, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySchedule(DELAYS, 2, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "none | 0",
        "120 | 120000",
        "' 7 ' | 7000",
        "0 | 0",
        "-5 | 0",
        "soon | 0",
        "999999999 | 86400000",
        "99999999999999999999 | 0",
        "Thu, 01 Jan 1970 00:17:00 GMT | 20000",
        "Thu, 01 Jan 1970 00:00:00 GMT | 0"
      })
  void retryAfterIsSecondsOrADate(String header, long expectedMs) {
    assertThat(RetryAfter.millis(header, NOW)).isEqualTo(expectedMs);
  }
}
