package io.fleet.local.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a stack learns, told by a clock. */
class DailyLearningTest {
  private final List<LocalDate> lessons = new ArrayList<>();
  private final HandClock clock = new HandClock();
  private boolean storeIsAway;

  private final DailyLearning learning = new DailyLearning(this::lesson, clock);

  private Learned lesson(LocalDate day) throws IOException {
    lessons.add(day);
    if (storeIsAway) {
      throw new IOException("away");
    }
    return Learned.NOTHING;
  }

  private void turnAt(String time) {
    clock.now = Instant.parse(time);
    learning.turn();
  }

  @Test
  void eachDayIsLearnedFromOnceAndTenMinutesAfterItsEnd() {
    turnAt("2026-03-10T15:00:00Z");
    turnAt("2026-03-10T15:10:00Z");
    turnAt("2026-03-11T00:09:59Z");
    assertThat(lessons).containsExactly(LocalDate.parse("2026-03-09"));

    turnAt("2026-03-11T00:10:00Z");
    turnAt("2026-03-11T23:59:00Z");
    assertThat(lessons).endsWith(LocalDate.parse("2026-03-10")).hasSize(2);
  }

  @Test
  void whatFailedIsCountedAndTriedAgain() {
    // given
    storeIsAway = true;
    turnAt("2026-03-10T15:00:00Z");
    turnAt("2026-03-10T15:10:00Z");
    assertThat(learning.failures()).isEqualTo(2);

    // when
    storeIsAway = false;
    turnAt("2026-03-10T15:20:00Z");
    turnAt("2026-03-10T15:30:00Z");

    // then
    assertThat(lessons).hasSize(3);
    assertThat(learning.failures()).isZero();
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

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
      throw new UnsupportedOperationException();
    }
  }
}
