package io.fleet.stream.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogClockTest {
  private static final long AT_MS = 1_800_000_000_000L;

  @Test
  void versionsRiseThoughThousandsOfRecordsWereAppendedAtOnce() {
    // when a post of many events is one batch in the log
    LogClock clock = new LogClock();
    List<Long> versions = new ArrayList<>();
    for (long offset = 990; offset < 4_000; offset++) {
      clock.read(AT_MS, offset);
      versions.add(clock.version());
    }

    // then
    assertThat(versions).isSorted().doesNotHaveDuplicates();

    // and what is appended later is above them, by its own time
    clock.read(AT_MS + 1_000, 4_000);
    assertThat(clock.version())
        .isGreaterThan(versions.get(versions.size() - 1))
        .isEqualTo(LogClock.versionOf(AT_MS + 1_000, 4_000));
  }

  @Test
  void whoTakesOverFromTwoReadersIsBehindNeither() {
    // given two who have read of one partition, each what was for it
    LogClock ahead = new LogClock(AT_MS, 60_000, 7);
    LogClock behind = new LogClock(AT_MS - 1, 59_000, 9);

    // then
    for (LogClock both : List.of(ahead.with(behind), behind.with(ahead))) {
      assertThat(both.attendedMs()).isEqualTo(60_000);
      assertThat(both.appendMs()).isEqualTo(AT_MS);
      assertThat(both.version()).isEqualTo(9);
    }
  }
}
