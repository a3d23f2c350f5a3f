package io.fleet.stream.rule.geofence;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.geofence.Depot.DEPOT;
import static io.fleet.stream.rule.geofence.Depot.fence;
import static io.fleet.stream.rule.geofence.Depot.only;
import static io.fleet.stream.rule.geofence.Depot.run;
import static io.fleet.stream.rule.geofence.Depot.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Alert;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import org.junit.jupiter.api.Test;

/** Who stays longer in a fence than is allowed there. */
class GeofenceDwellTest {
  @Test
  void whoStaysTooLongIsToldAndWhenItIsOver() {
    // given
    Reference reference = fence(Fences.box(1_000, 2_000, "\"dwell_limit_s\": 600"));
    DriveStory story = story().drive(36, seconds(150)).stand(minutes(15)).drive(36, minutes(2));

    // when
    Findings found = run(reference, story);

    // then
    AlertFinding alert = found.alerts(DwellAlert.TYPE).get(0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(alert.startedAtMs()).isCloseTo(at(seconds(700)), within(20L));
    assertThat(alert.endedAtMs()).isEqualTo(only(found).left().timeMs());
    assertThat(alert.data())
        .containsEntry("fence_id", DEPOT)
        .containsEntry("limit_s", 600.0)
        .containsEntry("visit_id", only(found).visitId());
  }

  @Test
  void silenceDoesNotHideThatSomebodyStaysTooLong() {
    Reference reference = fence(Fences.box(1_000, 2_000, "\"dwell_limit_s\": 600"));
    TimelineRun run = new TimelineRun(reference).apply(story().drive(36, seconds(150)).events());

    assertThat(run.silence(minutes(9)).found.alerts(DwellAlert.TYPE)).isEmpty();
    assertThat(run.silence(minutes(10)).found.alerts(DwellAlert.TYPE)).hasSize(1);
  }

  @Test
  void aStayOfSecondsIsToldInSeconds() {
    Reference reference = fence(Fences.box(1_000, 2_000, "\"dwell_limit_s\": 5"));

    Findings found = run(reference, story().drive(36, seconds(150)));

    assertThat(found.alerts(DwellAlert.TYPE).get(0).details())
        .endsWith("has been in " + DEPOT + " for 5 s, where 5 s are allowed.");
  }
}
