package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.rule.delivery.Rounds.LONG_BEFORE;
import static io.fleet.stream.rule.delivery.Rounds.body;
import static io.fleet.stream.rule.delivery.Rounds.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.timeline.Repairs;
import io.fleet.stream.timeline.repair.RepairSlice;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A repair ends where the rules find themselves as they were, and that may be in the middle of a
 * stop: what comes of it has been told, and is not to be told back to what it was there.
 */
class StopsOverAnAnchorTest {
  /** A trip ends, and an anchor is written, while the vehicle stands where no stop is planned. */
  private static final List<Telemetry> DRIVE =
      DriveStory.of("van-1")
          .drive(60, minutes(10))
          .stand(minutes(9))
          .drive(60, minutes(5))
          .stand(minutes(9))
          .drive(60, minutes(5))
          .events();

  /** Serves the second stop of a plan, stands for long where none is, and serves the first. */
  private static final List<Telemetry> OTHER_ORDER =
      DriveStory.of("van-1")
          .drive(60, minutes(8))
          .stand(minutes(4))
          .drive(60, minutes(2))
          .stand(minutes(9))
          .drive(60, minutes(3))
          .stand(minutes(4))
          .drive(60, minutes(3))
          .events();

  @Test
  void whatStoodOpenWhereTheRepairEndedStaysAsItWasToldLater() {
    // given
    List<DeliveryStop> undisturbed = stops(new RepairedRun("van-1", plan()).apply(DRIVE).found);
    assertThat(undisturbed).anyMatch(stop -> stop.state() == StopState.UNPLANNED);

    // when the first drive is run again, and nothing of it is otherwise
    RepairedRun run = new RepairedRun("van-1", plan()).apply(DRIVE);
    Repairs.mark(run.state, at(minutes(3)), at(minutes(4)), 1);
    RepairSlice slice = run.answer(run.ask());
    assertThat(slice.endMs())
        .as("in the middle of the stop")
        .isBetween(at(minutes(13)), at(minutes(19)));
    assertThat(run.accept(slice)).isTrue();

    // then
    assertThat(stops(run.found)).isEqualTo(undisturbed);
  }

  @Test
  void aStopThatWasScannedLateIsNotTakenBackByARepairOfWhatCameAfter() {
    // given a stop that was served before the first anchor, and is over
    Reference reference =
        new Reference()
            .put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body(stop("s", 10_000, "")));
    RepairedRun run = new RepairedRun("van-1", reference);
    int scannedAt = DRIVE.size() - 60;
    run.apply(DRIVE.subList(0, scannedAt));

    // when its scan comes when there has been an anchor since, and both drives are repaired
    reference.scan("s", "delivered", null, minutes(12), minutes(37));
    run.apply(DRIVE.subList(scannedAt, DRIVE.size()));
    assertThat(run.state.isMarked()).as("the scan says nothing but itself").isFalse();
    run.apply(
        DriveStory.of("van-1").silence(minutes(38)).appear(20_000).stand(minutes(9)).events());
    Repairs.mark(run.state, at(minutes(3)), at(minutes(4)), 1);
    run.repair();
    Repairs.mark(run.state, at(minutes(36)), at(minutes(37)), 1);
    run.repair();

    // then
    assertThat(stops(run.found))
        .filteredOn(stop -> stop.stopId().equals("s"))
        .extracting(DeliveryStop::outcome)
        .containsExactly("delivered");
  }

  @Test
  void aStopThatWasPassedOverBeforeTheRepairsEndStaysServedAfterIt() {
    // given
    List<DeliveryStop> undisturbed =
        stops(new RepairedRun("van-1", farFirst()).apply(OTHER_ORDER).found);
    assertThat(undisturbed)
        .filteredOn(stop -> stop.stopId().equals("far"))
        .extracting(DeliveryStop::state)
        .containsExactly(StopState.DEPARTED);

    // when
    RepairedRun run = new RepairedRun("van-1", farFirst()).apply(OTHER_ORDER);
    Repairs.mark(run.state, at(minutes(3)), at(minutes(4)), 1);
    RepairSlice slice = run.answer(run.ask());
    assertThat(slice.endMs()).isLessThan(at(minutes(24)));
    assertThat(run.accept(slice)).isTrue();

    // then
    assertThat(stops(run.found)).isEqualTo(undisturbed);
  }

  @Test
  void aStopThatFailedBeforeTheRepairsEndStaysDeliveredAfterIt() {
    // given
    Reference reference = new Reference();
    reference.put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body(stop("s", 10_000, "")));
    reference.scan("s", "failed", null, minutes(12), LONG_BEFORE);
    reference.scan("s", "delivered", null, minutes(30), LONG_BEFORE);
    List<DeliveryStop> undisturbed = stops(new RepairedRun("van-1", reference).apply(DRIVE).found);
    assertThat(undisturbed).anyMatch(stop -> stop.outcome().equals("delivered"));

    // when
    RepairedRun run = new RepairedRun("van-1", reference).apply(DRIVE);
    Repairs.mark(run.state, at(minutes(3)), at(minutes(4)), 1);
    RepairSlice slice = run.answer(run.ask());
    assertThat(slice.endMs()).isLessThan(at(minutes(30)));
    assertThat(run.accept(slice)).isTrue();

    // then
    assertThat(stops(run.found)).isEqualTo(undisturbed);
  }

  private static Reference farFirst() {
    String stops = body(stop("far", 13_000, ""), stop("near", 8_000, ""));
    return new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, stops);
  }

  private static List<DeliveryStop> stops(Findings found) {
    return found.inTheEnd().stream()
        .filter(DeliveryStop.class::isInstance)
        .map(DeliveryStop.class::cast)
        .toList();
  }

  /** Of one stop, which is far away and late. */
  private static Reference plan() {
    String until = Iso8601.format(at(minutes(12)));
    String body =
        "{\"vehicle_id\":\"van-1\",\"stops\":[{\"stop_id\":\"far\",\"lat\":49.5,\"lon\":11.0,"
            + "\"window_to\":\""
            + until
            + "\"}]}";
    return new Reference().put(ReferenceKind.DELIVERY_PLANS, "p", LONG_BEFORE, body);
  }
}
