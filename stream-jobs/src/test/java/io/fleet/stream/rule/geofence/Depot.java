package io.fleet.stream.rule.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import java.time.Duration;
import java.util.List;

/** Vehicles that go north from where stories begin; the depot lies 1,000 m to 2,000 m on. */
final class Depot {
  static final String DEPOT = "depot";
  static final Duration ALWAYS = Duration.ofDays(-1_000);

  private Depot() {}

  static DriveStory story() {
    return DriveStory.of("van");
  }

  static Reference depot() {
    return fence(Fences.box(1_000, 2_000));
  }

  static Reference fence(String body) {
    return new Reference().put(ReferenceKind.GEOFENCES, DEPOT, ALWAYS, body);
  }

  static Findings run(Reference reference, DriveStory story) {
    Findings found = new TimelineRun(reference).apply(story.events()).found;
    assertThat(found.failures).isEmpty();
    return found;
  }

  static List<Visit> visits(Findings found) {
    return found.only(Visit.class);
  }

  static Visit only(Findings found) {
    assertThat(visits(found)).hasSize(1);
    return visits(found).get(0);
  }
}
