package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.geofence.Visit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fences that become known only after a vehicle has been in them. */
class GeofenceNewsTest {
  private static final String DEPOT = Fences.box(1_000, 2_000);
  private static final Duration ALWAYS = Duration.ofDays(-1_000);

  @Test
  void whatIsInTheHorizonIsSteppedAgain() {
    // given it has just come in
    Reference reference = new Reference().rules("fleet", "{}");
    TimelineRun run = new TimelineRun(reference).apply(story(seconds(103)));
    assertThat(visits(run.found)).isEmpty();

    // when
    reference.data.accept(fence(reference, seconds(50)), DriveStory.at(seconds(105)));
    run.apply(DriveStory.of("van").drive(36, seconds(104)).say(36, b -> {}).events().get(104));

    // then
    assertThat(visits(run.found)).hasSize(1);
  }

  @Test
  void whatIsOlderIsRepaired() {
    // given
    Reference reference = new Reference().rules("fleet", "{}");
    RepairedRun run = new RepairedRun("van", reference).apply(story(minutes(8)));

    // when
    reference.data.accept(fence(reference, seconds(50)), DriveStory.at(minutes(9)));
    List<Telemetry> longer = story(minutes(9));
    run.apply(longer.subList(480, longer.size())).repair();

    // then
    Reference before = new Reference().put(ReferenceKind.GEOFENCES, "depot", ALWAYS, DEPOT);
    assertThat(visits(run.found))
        .hasSize(1)
        .isEqualTo(visits(new TimelineRun(before).apply(longer).found));
  }

  private static io.fleet.events.reference.ReferenceVersion fence(
      Reference reference, Duration from) {
    long fromMs = DriveStory.at(from);
    return new io.fleet.events.reference.ReferenceVersion(
        ReferenceKind.GEOFENCES, "depot", fromMs, 99, false, fromMs, "anna", DEPOT);
  }

  private static List<Telemetry> story(Duration time) {
    return DriveStory.of("van").drive(36, time).events();
  }

  private static List<Visit> visits(Findings found) {
    return found.only(Visit.class);
  }
}
