package io.fleet.local.process;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration SHORT_LIFE = ofSeconds(2);

  @Test
  void waitsDoubleUpToHalfAMinute() {
    // given
    Backoff backoff = Backoff.standard();

    // when
    var waits = Stream.generate(() -> backoff.afterLifeOf(SHORT_LIFE)).limit(7).toList();

    // then
    assertThat(waits)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void aLongLifeIsForgiven() {
    // given
    Backoff backoff = Backoff.standard();
    backoff.afterLifeOf(SHORT_LIFE);
    backoff.afterLifeOf(SHORT_LIFE);

    // when
    Duration wait = backoff.afterLifeOf(ofSeconds(60));

    // then
    assertThat(wait).isEqualTo(ofSeconds(1));
  }
}
