package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Fences;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.geofence.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    reference.data.accept(fence(seconds(50), DEPOT), DriveStory.at(seconds(105)));
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
    reference.data.accept(fence(seconds(50), DEPOT), DriveStory.at(minutes(9)));
    List<Telemetry> longer = story(minutes(9));
    run.apply(longer.subList(480, longer.size())).repair();

    // then
    Reference before = new Reference().put(ReferenceKind.GEOFENCES, "depot", ALWAYS, DEPOT);
    assertThat(visits(run.found))
        .hasSize(1)
        .isEqualTo(visits(new TimelineRun(before).apply(longer).found));
  }

  @ParameterizedTest
  @CsvSource({"4000, true", "200000, false"})
  void whoCannotHaveBeenNearIsNotRepaired(double northM, boolean repaired) {
    // given a fence the vehicle has not come to, at most 36 km away by what is believed of speeds
    Reference reference = new Reference().rules("fleet", "{}");
    TimelineRun run = new TimelineRun(reference).apply(story(minutes(8)));

    // when
    String body = Fences.box(northM, northM + 1_000);
    reference.data.accept(fence(seconds(50), body), DriveStory.at(minutes(9)));
    run.apply(story(minutes(9)).get(500));

    // then
    assertThat(run.state.isMarked()).isEqualTo(repaired);
  }

  @Test
  void whoWasInAFenceThatIsTakenAwayIsRepaired() {
    // given
    Reference reference = new Reference().put(ReferenceKind.GEOFENCES, "depot", ALWAYS, DEPOT);
    RepairedRun run = new RepairedRun("van", reference).apply(story(minutes(8)));
    assertThat(visits(run.found)).hasSize(1);

    // when it turns out to have been elsewhere all along
    ReferenceVersion elsewhere =
        new ReferenceVersion(
            ReferenceKind.GEOFENCES,
            "depot",
            DriveStory.at(ALWAYS),
            99,
            false,
            0,
            "anna",
            Fences.box(900_000, 901_000));
    reference.data.accept(elsewhere, DriveStory.at(minutes(9)));
    run.apply(story(minutes(9)).get(500));
    run.repair();

    // then
    assertThat(visits(run.found)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void daysThatComeOutOfOrderEndWithTheSameVisits(long seed) {
    // given fences all along the way, and stretches of a day held back and uploaded newest first
    Random random = new Random(seed);
    List<Telemetry> events = DriveStory.of("van").ofHours(random).events();
    Reference fences = allAlong(random);
    RepairedRun undisturbed = new RepairedRun("van", fences).apply(events);
    RepairedRun run = new RepairedRun("van", fences);
    List<Telemetry> held = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i / 100 % 5 == seed) {
        held.add(events.get(i));
      } else {
        run.apply(events.get(i));
      }
    }
    assertThat(inTheEnd(run)).isNotEqualTo(inTheEnd(undisturbed));

    // when
    Collections.reverse(held);
    run.apply(held).repair();

    // then
    assertThat(visits(undisturbed.found)).hasSizeGreaterThan(5);
    assertThat(inTheEnd(run)).isEqualTo(inTheEnd(undisturbed));
  }

  private static Reference allAlong(Random random) {
    Reference fences = new Reference();
    for (int i = 0; i < 60; i++) {
      double fromM = random.nextInt(30_000);
      String dwell = "\"dwell_limit_s\": " + (60 + random.nextInt(600));
      String limit = "\"speed_limit_kmph\": " + (30 + random.nextInt(60));
      String body =
          random.nextBoolean()
              ? Fences.box(fromM, fromM + 50 + random.nextInt(900), dwell, limit)
              : Fences.circle(fromM, 20 + random.nextInt(400), dwell);
      fences.put(ReferenceKind.GEOFENCES, "f" + i, ALWAYS, body);
    }
    return fences;
  }

  private static List<String> inTheEnd(RepairedRun run) {
    return run.found.inTheEnd().stream().map(Object::toString).sorted().toList();
  }

  private static ReferenceVersion fence(Duration from, String body) {
    long fromMs = DriveStory.at(from);
    return new ReferenceVersion(
        ReferenceKind.GEOFENCES, "depot", fromMs, 99, false, fromMs, "anna", body);
  }

  private static List<Telemetry> story(Duration time) {
    return DriveStory.of("van").drive(36, time).events();
  }

  private static List<Visit> visits(Findings found) {
    return found.only(Visit.class);
  }
}
