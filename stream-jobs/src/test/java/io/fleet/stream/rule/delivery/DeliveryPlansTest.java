package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.rule.delivery.Rounds.LONG_BEFORE;
import static io.fleet.stream.rule.delivery.Rounds.body;
import static io.fleet.stream.rule.delivery.Rounds.one;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.round;
import static io.fleet.stream.rule.delivery.Rounds.run;
import static io.fleet.stream.rule.delivery.Rounds.stop;
import static io.fleet.stream.rule.delivery.Rounds.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that change under way, come late, make no sense, or are two at once. */
class DeliveryPlansTest {
  @Test
  void aPlanOfWhichNothingIsOpenEndsWithoutAWord() {
    // given
    Reference plan = plan(stop("a", 2_000, ""), stop("b", 4_000, ""));

    // when
    TimelineRun run = run(plan, round().events());
    int told = run.found.told.size();
    run.silence(Duration.ofHours(24));

    // then
    assertThat(run.found.failures).isEmpty();
    assertThat(run.found.told.stream().skip(told).map(Findings.Told::finding))
        .noneMatch(DeliveryStop.class::isInstance);
    assertThat(run.found.alerts("delivery_missed")).isEmpty();
  }

  @Test
  void aPlanChangedUnderWayKeepsWhatWasDone() {
    // given
    Reference plan =
        plan(stop("a", 2_000, ""), stop("gone", 2_600, ""))
            .put(
                ReferenceKind.DELIVERY_PLANS,
                "p",
                minutes(8),
                body(stop("a", 2_000, ""), stop("b", 4_000, "")));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(one(found, "a").state()).isEqualTo(StopState.DEPARTED);
    assertThat(one(found, "gone").state()).isEqualTo(StopState.CANCELLED);
    assertThat(one(found, "b").state()).isEqualTo(StopState.DEPARTED);
  }

  @Test
  void aVehicleOnTwoPlansIsHeldAgainstEach() {
    // given
    Reference plan =
        plan(stop("a", 2_000, ""))
            .put(ReferenceKind.DELIVERY_PLANS, "q", LONG_BEFORE, body(stop("x", 2_010, "")));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(found.only(DeliveryStop.class))
        .filteredOn(stop -> stop.state() == StopState.DEPARTED)
        .extracting(DeliveryStop::planId)
        .containsExactlyInAnyOrder("p", "q");
  }

  @Test
  void aStopWithoutAPlaceOrWithAReversedWindowIsToldOfByWhatIsLeft() {
    // given
    Reference plan =
        plan("{\"stop_id\":\"nowhere\"}", "{}", "7", stop("odd", 2_000, window(9, 3)))
            .scan("nowhere", "delivered", minutes(6));

    // when
    Findings found = run(plan, round().events()).found;

    // then
    assertThat(one(found, "nowhere").state()).isEqualTo(StopState.DEPARTED);
    assertThat(one(found, "nowhere").arrivalSource()).isEqualTo("scan");
    assertThat(one(found, "odd").sla()).isEqualTo(Sla.NONE);
    assertThat(plan.data.passedOver()).isEqualTo(3);
  }

  @Test
  void whatTimeAloneDecidesIsCorrectedByWhatComes() {
    // given: silent 1 min before the stop, and there all the time
    TimelineRun run = run(plan(stop("a", 2_000, window(0, 5))), round().events().subList(0, 200));

    // when
    run.silence(minutes(10));

    // then
    assertThat(run.found.alerts("delivery_late")).hasSize(1);

    // when
    run.apply(round().events().subList(200, round().events().size()));

    // then
    assertThat(run.found.alerts("delivery_late")).isEmpty();
    assertThat(one(run.found, "a").sla()).isEqualTo(Sla.ON_TIME);
  }

  @Test
  void theOrderOfArrivalAndCheckpointsChangeNothing() {
    // given
    Reference reference = everything();
    List<Telemetry> shuffled = new ArrayList<>(round().events());
    Random random = new Random(7);
    for (int i = 0; i + 4 < shuffled.size(); i += 4) {
      Collections.shuffle(shuffled.subList(i, i + 4), random);
    }

    // when
    TimelineRun run = new TimelineRun(reference);
    for (int i = 0; i < shuffled.size(); i++) {
      run.apply(shuffled.get(i));
      if (i % 37 == 0) {
        run.restore();
      }
    }

    // then
    assertThat(run.found.failures).isEmpty();
    assertThat(run.found.inTheEnd())
        .containsExactlyInAnyOrderElementsOf(run(reference, round().events()).found.inTheEnd());
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true"})
  void whatComesAfterAllThatItGovernsIsRepaired(boolean latePlan, boolean lateScans) {
    // given
    Reference reference = new Reference();
    Duration afterAll = minutes(14);
    if (!latePlan) {
      reference.put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, stops());
    }
    if (!lateScans) {
      scans(reference, LONG_BEFORE);
    }
    RepairedRun run = new RepairedRun("van-1", reference).apply(round().events());

    // when
    if (latePlan) {
      reference.putLate(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, stops(), afterAll);
    }
    if (lateScans) {
      scans(reference, afterAll);
    }
    DriveStory after = round().drive(60, minutes(1));
    run.apply(after.events().subList(round().events().size(), after.events().size())).repair();

    // then
    assertThat(run.found.failures).isEmpty();
    assertThat(deliveries(run.found))
        .containsExactlyInAnyOrderElementsOf(deliveries(run(everything(), after.events()).found));
  }

  private static List<Finding> deliveries(Findings found) {
    return found.inTheEnd().stream()
        .filter(f -> f.id().startsWith("delivery") || f.id().startsWith("alert:delivery"))
        .toList();
  }

  private static String stops() {
    return body(
        stop("a", 2_000, window(0, 3) + ",\"service_s\":60"),
        stop("b", 4_000, window(0, 30)),
        stop("c", 4_030, ""));
  }

  private static void scans(Reference reference, Duration takenAt) {
    reference.scan("a", "arrived", null, minutes(4), takenAt);
    reference.scan("a", "delivered", null, minutes(6), takenAt);
    reference.scan("c", "failed", "closed", minutes(10), takenAt);
    reference.scan("b", "delivered", null, minutes(5), takenAt);
  }

  /** The same, told in time. */
  private static Reference everything() {
    Reference reference =
        new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, stops());
    scans(reference, LONG_BEFORE);
    return reference;
  }
}
