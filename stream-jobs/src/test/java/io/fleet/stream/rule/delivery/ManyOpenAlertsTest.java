package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A breakdown early on a tour: one window after the other ends, and nothing is reached any more.
 */
class ManyOpenAlertsTest {
  private static final int STOPS = 150;

  /** The window of the n-th stop ends n minutes after the story begins. */
  private static Reference tour() {
    List<String> stops = new ArrayList<>();
    for (int n = 1; n <= STOPS; n++) {
      stops.add(
          "{\"stop_id\":\"s%03d\",\"lat\":49.%03d,\"lon\":11.0,\"window_to\":\"%s\"}"
              .formatted(n, n, Iso8601.format(at(minutes(n)))));
    }
    String body = "{\"vehicle_id\":\"van-1\",\"stops\":[%s]}".formatted(String.join(",", stops));
    return new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", minutes(-60), body);
  }

  private static DriveStory brokenDown() {
    return DriveStory.of("van-1").every(seconds(20)).stand(minutes(STOPS + 10));
  }

  @Test
  void eachStopIsToldLateOnceAndItsEndOnce() {
    // given: after the breakdown it reports again when the plan is over
    TimelineRun run = new TimelineRun(tour());
    List<Telemetry> all =
        brokenDown().silence(Duration.ofHours(20)).stand(Duration.ofHours(5)).events();
    int half = all.size() / 2;

    // when
    run.apply(all.subList(0, half));
    run.restore();
    run.apply(all.subList(half, all.size()));

    // then
    assertThat(run.found.failures).isEmpty();
    List<AlertFinding> late = run.found.alerts("delivery_late");
    assertThat(late).hasSize(STOPS);
    assertThat(late)
        .allSatisfy(
            alert ->
                assertThat(run.found.statesOf(alert))
                    .as("of %s", alert.data().get("stop_id"))
                    .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED));
  }

  @Test
  void aStopThatIsReachedAfterAllEndsTheAlertThatWasOpenedLongBefore() {
    // given
    Reference tour = tour().scan("s001", "delivered", minutes(STOPS + 5));
    Findings found = new TimelineRun(tour).apply(brokenDown().events()).found;

    // then
    AlertFinding first = found.alerts("delivery_late").get(0);
    assertThat(first.data()).containsEntry("stop_id", "s001");
    assertThat(found.statesOf(first)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }
}
