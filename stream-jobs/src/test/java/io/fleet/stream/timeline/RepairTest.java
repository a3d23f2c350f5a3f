package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {
  private static final String VAN = "van";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void daysUploadedNewestFirstEndAsIfTheyHadComeInOrder(long seed) {
    // given
    List<Telemetry> events = day(new Random(seed));
    List<Finding> undisturbed = inTheEnd(new RepairedRun(VAN).apply(events).found);

    // when
    RepairedRun run = new RepairedRun(VAN);
    disturbed(events, new Random(seed + 1_000), run);

    // then
    assertThat(inTheEnd(run.repair().found)).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void holesFilledLaterEndAsIfThereHadBeenNone(long seed) {
    // given
    Random random = new Random(seed);
    List<Telemetry> events = day(random);
    List<Finding> undisturbed = inTheEnd(new RepairedRun(VAN).apply(events).found);
    RepairedRun run = new RepairedRun(VAN);
    List<Telemetry> held = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if ((i / 120) % 7 == seed % 7) {
        held.add(events.get(i));
      } else {
        run.apply(events.get(i));
      }
    }
    assertThat(inTheEnd(run.found)).isNotEqualTo(undisturbed);
    Collections.shuffle(held, random);

    // when
    for (int i = 0; i < held.size(); i++) {
      run.apply(held.get(i));
      if (i % 150 == 0) {
        run.repair();
      }
    }

    // then
    assertThat(inTheEnd(run.repair().found)).isEqualTo(undisturbed);
  }

  private static void disturbed(List<Telemetry> events, Random random, RepairedRun run) {
    int at = 0;
    while (at < events.size()) {
      int length = Math.min(events.size() - at, 30 + random.nextInt(900));
      List<Telemetry> part = new ArrayList<>(events.subList(at, at + length));
      if (random.nextInt(3) == 0) {
        Collections.reverse(part);
      }
      if (random.nextInt(6) == 0 && at + length < events.size()) {
        int next = Math.min(events.size() - at - length, 400);
        List<Telemetry> earlier = part;
        part = new ArrayList<>(events.subList(at + length, at + length + next));
        part.addAll(earlier);
        length += next;
      }
      for (Telemetry event : part) {
        run.apply(event);
        if (random.nextInt(5) == 0) {
          run.apply(event);
        }
      }
      at += length;
      if (random.nextInt(3) == 0) {
        run.restore();
      }
      if (random.nextInt(3) == 0) {
        run.repair();
      }
    }
  }

  /** Some hours of a van: drives, halts, haste, help called for. */
  private static List<Telemetry> day(Random random) {
    DriveStory story =
        DriveStory.of(VAN)
            .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50).driverId("anna"))
            .saying(b -> b.set(TelemetryField.IGNITION, true))
            .stand(minutes(1));
    int legs = 8 + random.nextInt(12);
    for (int i = 0; i < legs; i++) {
      boolean on = random.nextInt(4) > 0;
      story.saying(b -> b.set(TelemetryField.IGNITION, true));
      story.drive(20 + random.nextInt(30), minutes(1 + random.nextInt(6)));
      if (random.nextBoolean()) {
        story.drive(60 + random.nextInt(60), seconds(15 + random.nextInt(60)));
      }
      if (random.nextInt(3) == 0) {
        story.drive(95, seconds(1)).drive(75, seconds(1)).drive(50, seconds(8));
      }
      if (random.nextInt(5) == 0) {
        story.saying(TelemetryField.SOS, true).drive(30, seconds(15));
        story.saying(TelemetryField.SOS, false);
      }
      story.saying(b -> b.set(TelemetryField.IGNITION, on));
      story.stand(minutes(1 + random.nextInt(12)));
      if (random.nextInt(6) == 0) {
        story.silence(minutes(20 + random.nextInt(400)));
      }
    }
    return story.events();
  }

  private static List<Finding> inTheEnd(Findings found) {
    return found.inTheEnd().stream()
        .map(f -> f instanceof AlertFinding alert ? alert.asLate(false) : f)
        .sorted(Comparator.comparing(Finding::id))
        .toList();
  }

  @Test
  void rulesThatBecomeKnownLateHoldFromTheirOwnMoment() {
    // given
    List<Telemetry> events = day(new Random(5));
    List<Finding> undisturbed =
        inTheEnd(new RepairedRun(VAN, stricter(new Reference())).apply(events).found);
    Reference reference = new Reference();
    RepairedRun run = new RepairedRun(VAN, reference);
    run.apply(events.subList(0, events.size() - 1));

    // when
    stricter(reference);
    run.restore().apply(events.subList(events.size() - 1, events.size()));

    // then
    assertThat(inTheEnd(run.found)).isNotEqualTo(undisturbed);
    assertThat(inTheEnd(run.repair().found)).isEqualTo(undisturbed);
  }

  private static Reference stricter(Reference reference) {
    return reference.rules("vehicle:" + VAN, minutes(25), "{\"overspeed\":{\"limit_kmph\":40}}");
  }

  @Test
  void loginThatBecomesKnownLateNamesTheDriverFromItsOwnMoment() {
    // given
    List<Telemetry> events = nobodyNamed();
    List<Finding> undisturbed =
        inTheEnd(
            new RepairedRun(VAN, new Reference().login("anna", VAN, minutes(4)))
                .apply(events)
                .found);
    Reference reference = new Reference();
    RepairedRun run = new RepairedRun(VAN, reference).apply(events);

    // when
    reference.login("anna", VAN, minutes(4));
    run.timeline.resume(run.state);

    // then
    assertThat(inTheEnd(run.found)).isNotEqualTo(undisturbed);
    assertThat(inTheEnd(run.repair().found)).isEqualTo(undisturbed);
  }

  private static List<Telemetry> nobodyNamed() {
    return DriveStory.of(VAN)
        .drive(50, minutes(8))
        .stand(minutes(7))
        .drive(90, minutes(3))
        .stand(minutes(7))
        .events();
  }

  @Test
  void rulesForAnotherVehicleAndRulesToComeMarkNothing() {
    // given
    Reference reference = new Reference();
    RepairedRun run = new RepairedRun(VAN, reference).apply(nobodyNamed());

    // when
    reference.rules("vehicle:other", minutes(1), "{\"overspeed\":{\"limit_kmph\":40}}");
    reference.rules("fleet", minutes(600), "{\"overspeed\":{\"limit_kmph\":40}}");
    run.timeline.resume(run.state);

    // then
    assertThat(run.state.isMarked()).isFalse();
  }

  @Test
  void nothingIsToldAgainWhenTheLateWasKnown() {
    // given
    List<Telemetry> events = day(new Random(7));
    RepairedRun run = new RepairedRun(VAN).apply(events);
    int told = run.found.told.size();

    // when
    run.apply(events.subList(0, 600)).repair();

    // then
    assertThat(run.found.told).hasSize(told);
  }

  @Test
  void runEndsWhereTheRulesAreAsTheyWere() {
    // given twenty errands, of which the second was too fast in a minute that is not known yet
    List<Telemetry> events = errands();
    RepairedRun run = new RepairedRun(VAN);
    List<Telemetry> late = new ArrayList<>();
    for (Telemetry event : events) {
      long secondMs = event.timestampMs() - events.get(0).timestampMs();
      boolean held = secondMs >= 1_050_000 && secondMs < 1_110_000;
      if (held) {
        late.add(event);
      } else {
        run.apply(event);
      }
    }
    int before = run.found.episodes().size();

    // when
    run.apply(late).repair();

    // then
    assertThat(run.found.episodes()).hasSize(before + 1);
    assertThat(inTheEnd(run.found)).isEqualTo(inTheEnd(new RepairedRun(VAN).apply(events).found));
    assertThat(run.stored.anchorCount()).isGreaterThan(18);
    assertThat(run.stored.eventsRead).isLessThan(events.size() * 2 / 3);
  }

  /** A quarter of an hour each, the second too fast in its middle. */
  private static List<Telemetry> errands() {
    DriveStory story =
        DriveStory.of(VAN).saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50).driverId("anna"));
    for (int i = 0; i < 20; i++) {
      story.drive(45, minutes(3)).drive(i == 1 ? 70 : 45, seconds(30)).drive(45, minutes(3));
      story.stand(seconds(510));
    }
    return story.events();
  }

  @Test
  void whatComesWhileARepairIsUnderWayIsNotLost() {
    // given
    List<Telemetry> events = day(new Random(3));
    List<Finding> undisturbed = inTheEnd(new RepairedRun(VAN).apply(events).found);
    int hole = events.size() / 3;
    int asked = events.size() / 2;
    RepairedRun run = new RepairedRun(VAN);
    run.apply(events.subList(0, hole)).apply(events.subList(hole + 300, asked));
    run.apply(events.subList(hole + 100, hole + 300));

    // when
    var request = run.ask();
    var slice = run.answer(request);
    run.apply(events.subList(asked, events.size())).apply(events.subList(hole, hole + 100));
    run.restore();
    boolean accepted = run.accept(slice);

    // then
    assertThat(accepted).isTrue();
    assertThat(inTheEnd(run.repair().found)).isEqualTo(undisturbed);
  }

  @Test
  void answerToAnEarlierRequestIsPassedOver() {
    // given
    List<Telemetry> events = day(new Random(3));
    RepairedRun run = new RepairedRun(VAN).apply(events).apply(List.of(events.get(0)));
    var slice = run.answer(run.ask());
    run.accept(slice);

    // when
    run.apply(List.of(events.get(1))).ask();

    // then
    assertThat(run.accept(slice)).isFalse();
    assertThat(run.state.isMarked()).isTrue();
  }
}
