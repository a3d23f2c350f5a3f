package io.fleet.query.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.query.track.TrackFix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

  private final List<TrackFix> drive = new ArrayList<>();

  @Test
  void aMinuteIsAStopAndASecondLessIsNone() {
    for (int seconds : new int[] {60, 59}) {
      drive.clear();
      cruise(10);
      stand(seconds);
      cruise(10);
      assertThat(Standing.within(drive)).as("%d s", seconds).hasSize(seconds == 60 ? 1 : 0);
    }
  }

  @Test
  void aStopLastsFromItsFirstSlowFixToTheFirstOfTwoFastOnes() {
    cruise(10);
    stand(90);
    cruise(10);

    TripStop stop = Standing.within(drive).get(0);

    assertThat(stop.startedAt()).isEqualTo(START.plusSeconds(10));
    assertThat(stop.endedAt()).isEqualTo(START.plusSeconds(100));
    assertThat(stop.durationS()).isEqualTo(90);
    assertThat(stop.kind()).isEqualTo("within");
  }

  @Test
  void oneFastFixIsNoDeparture() {
    cruise(10);
    stand(30);
    fix(20.0, 0);
    stand(40);
    cruise(10);
    assertThat(Standing.within(drive)).hasSize(1);
  }

  @Test
  void whatCreepsFurtherThanAHundredMetresHasLeft() {
    stand(120);
    for (int i = 0; i < 60; i++) {
      fix(2.9, 2);
    }
    assertThat(Standing.within(drive)).hasSize(1);
    assertThat(Standing.within(drive).get(0).endedAt()).isEqualTo(START.plusSeconds(170));
  }

  @Test
  void withoutSpeedsTheWayTellsThem() {
    for (int i = 0; i < 10; i++) {
      fix(null, 15);
    }
    for (int i = 0; i < 70; i++) {
      fix(null, 0);
    }
    for (int i = 0; i < 10; i++) {
      fix(null, 15);
    }
    assertThat(Standing.within(drive)).hasSize(1);
  }

  private void cruise(int seconds) {
    for (int i = 0; i < seconds; i++) {
      fix(54.0, 15);
    }
  }

  private void stand(int seconds) {
    for (int i = 0; i < seconds; i++) {
      fix(0.0, 0);
    }
  }

  /** The next second's fix, some metres north of the last. */
  private void fix(Double speedKmph, double metres) {
    double before = drive.isEmpty() ? 48 : drive.get(drive.size() - 1).lat();
    double lat = before + metres / 111_195;
    drive.add(
        new TrackFix(
            START.plusSeconds(drive.size()), lat, 11, speedKmph, null, null, null, null, null));
  }
}
