package io.fleet.stream.rule.geofence;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.geofence.Visit.ClosedBy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vehicles that are seldom heard of, and whose odometer is believed. */
class SparseWaysTest {
  private static final double METRES_PER_DEGREE = 111_195.08;

  private static DriveStory known() {
    return DriveStory.of("van-1")
        .saying(TelemetryField.IGNITION, true)
        .counting()
        .drive(60, minutes(1));
  }

  private static List<Visit> visits(String fence, DriveStory story) {
    Reference reference =
        new Reference().put(ReferenceKind.GEOFENCES, "yard", Duration.ofDays(-1_000), fence);
    Findings found = new TimelineRun(reference).apply(story.events()).found;
    assertThat(found.failures).isEmpty();
    return found.only(Visit.class);
  }

  /** A circle of 40 m, half way between two fixes 400 m apart, so many metres beside. */
  private static String yard(double eastM) {
    double lon = 11 + eastM / METRES_PER_DEGREE / Math.cos(Math.toRadians(48));
    return String.format(
        Locale.ROOT,
        "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [%.7f, %.7f]}, \"radius_m\": 40}",
        lon,
        48 + 1_200 / METRES_PER_DEGREE);
  }

  @ParameterizedTest(
      name = "courses {0} and {1}, {2} m: a yard {3} m to the east is visited {4} times")
  @CsvSource({
    "40, 320, 440, 77, 1", // to the right and back
    "40, 320, 440, 0, 0",
    "320, 40, 440, -77, 1",
    "320, 40, 440, 77, 0",
    "40, 40, 440, 0, 1", // both ends do not agree: nobody knows a better way than the straight one
    "0, 0, 400, 0, 1",
    "40, 320, 700, 0, 1" // so long a way was no arc
  })
  void aWayLongerThanTheStraightOneLiesToTheSideOfItsCourses(
      double courseBefore, double courseAfter, double drivenM, double eastM, int visits) {
    // given
    DriveStory story =
        known()
            .say(50, t -> t.set(TelemetryField.HEADING, courseBefore))
            .unseen(drivenM, seconds(30))
            .appear(400 - drivenM)
            .say(50, t -> t.set(TelemetryField.HEADING, courseAfter))
            .silence(seconds(1))
            .drive(50, seconds(20));

    // when
    List<Visit> found = visits(yard(eastM), story);

    // then
    assertThat(found).hasSize(visits);
    assertThat(found).allSatisfy(v -> assertThat(v.closedBy()).isEqualTo(ClosedBy.CROSSED));
    assertThat(found)
        .allSatisfy(
            v -> {
              assertThat(v.entered().timeMs()).isBetween(at(seconds(60)), at(seconds(75)));
              assertThat(v.left().timeMs()).isBetween(at(seconds(75)), at(seconds(90)));
            });
  }

  @Test
  void aParkedReceiverThatWandersOverTheEdgeEveryHalfMinuteVisitsNothing() {
    // given a yard that begins 30 m behind the place where it stands
    DriveStory story = known().every(seconds(30)).stand(minutes(1));
    story.appear(60).stand(minutes(2)).appear(-60).stand(minutes(2));

    // when / then
    assertThat(visits(Fences.box(1_030, 1_500), story)).isEmpty();
  }
}
