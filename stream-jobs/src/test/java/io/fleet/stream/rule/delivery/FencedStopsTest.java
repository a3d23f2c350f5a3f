package io.fleet.stream.rule.delivery;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static io.fleet.stream.rule.delivery.Rounds.LONG_BEFORE;
import static io.fleet.stream.rule.delivery.Rounds.METRES_PER_DEGREE;
import static io.fleet.stream.rule.delivery.Rounds.one;
import static io.fleet.stream.rule.delivery.Rounds.plan;
import static io.fleet.stream.rule.delivery.Rounds.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.RepairedRun;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.Finding;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Stops whose place is a fence: from a depot due north, 1 km at 60 km/h a minute. */
class FencedStopsTest {
  /** A yard from so many metres north of where stories begin to so many, 100 m to each side. */
  private static String yard(double fromM, double toM) {
    double south = 48 + fromM / METRES_PER_DEGREE;
    double north = 48 + toM / METRES_PER_DEGREE;
    return String.format(
        Locale.ROOT,
        "{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[10.9987,%1$.6f],[11.0013,%1$.6f],"
            + "[11.0013,%2$.6f],[10.9987,%2$.6f],[10.9987,%1$.6f]]]}}",
        south,
        north);
  }

  private static String fenced(String stopId, String fenceId) {
    return "{\"stop_id\":\"%s\",\"fence_id\":\"%s\"}".formatted(stopId, fenceId);
  }

  /** Stands for 3 min 2 km to the north, and drives on. */
  private static List<Telemetry> drive() {
    return DriveStory.of("van-1")
        .drive(60, minutes(2))
        .stand(minutes(3))
        .drive(60, minutes(2))
        .events();
  }

  private static Findings found(Reference reference) {
    TimelineRun run = new TimelineRun(reference).apply(drive());
    assertThat(run.found.failures).isEmpty();
    return run.found;
  }

  @Test
  void standingAnywhereInTheFenceIsBeingThere() {
    // given: the yard reaches from 1.9 km to 2.4 km, far beyond the circle a stop has by itself
    Reference plan =
        plan(fenced("a", "yard"))
            .put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard(1_900, 2_400));

    // when
    DeliveryStop stop = one(found(plan), "a");

    // then
    assertThat(stop.state()).isEqualTo(StopState.DEPARTED);
    assertThat(stop.times().approachedMs())
        .as("500 m before the edge")
        .isBetween(at(seconds(80)), at(seconds(90)));
    assertThat(stop.times().arrivedMs()).isEqualTo(at(minutes(2)));
    assertThat(stop.times().departedMs()).isEqualTo(at(minutes(5)));
    assertThat(stop.signs().placeDistanceM()).isZero();
  }

  @Test
  void standingOutsideOfItIsNot() {
    // given
    Reference plan =
        plan(fenced("a", "yard"))
            .put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard(2_050, 2_400));

    // then
    assertThat(one(found(plan), "a").state()).isEqualTo(StopState.APPROACHING);
  }

  @Test
  void theShapeOfTheMomentCountsWhateverItsHours() {
    // given: moved away at minute 4; when that is decided the vehicle was there for long
    String closed = yard(1_900, 2_100).replace("}}", "},\"schedule\":{\"weekly\":[]}}");
    Reference plan =
        plan(fenced("a", "yard"), fenced("b", "later"), fenced("c", "nowhere"))
            .put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, closed)
            .put(ReferenceKind.GEOFENCES, "yard", minutes(4), yard(8_000, 8_100))
            .put(ReferenceKind.GEOFENCES, "later", minutes(4), yard(1_900, 2_100));

    // when
    Findings found = found(plan);

    // then
    assertThat(one(found, "a").times().arrivedMs()).isEqualTo(at(minutes(2)));
    assertThat(one(found, "b").state()).as("next, when it leaves").isEqualTo(StopState.APPROACHING);
    assertThat(found.only(DeliveryStop.class)).extracting(DeliveryStop::stopId).doesNotContain("c");
  }

  @Test
  void coordinatesComeBeforeTheFence() {
    // given
    Reference plan =
        plan(stop("a", 2_000, "").replace("}", ",\"fence_id\":\"yard\"}"))
            .put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard(8_000, 8_100));

    // then
    assertThat(one(found(plan), "a").times().arrivedMs()).isEqualTo(at(minutes(2)));
  }

  @Test
  void aScanFarFromTheFenceIsTold() {
    // given
    Reference plan =
        plan(fenced("a", "yard"))
            .put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard(2_400, 2_500))
            .scan("a", "delivered", minutes(4));

    // when
    Findings found = found(plan);

    // then
    assertThat(found.alerts("delivery_far_scan")).hasSize(1);
    assertThat(one(found, "a").signs().farScanM()).isEqualTo(400);
  }

  @Test
  void dropGroupsAreMadeOfShapes() {
    // given: the circle around b reaches 50 m, to 2,010 m
    Reference plan =
        plan(fenced("a", "yard"), stop("b", 2_060, ""), stop("c", 2_300, ""), fenced("d", "wide"))
            .put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard(1_900, 2_020))
            .put(ReferenceKind.GEOFENCES, "wide", LONG_BEFORE, yard(2_100, 2_240));

    // when
    Findings found = found(plan);

    // then
    assertThat(one(found, "a").plan().dropGroup()).as("with b").isEqualTo(1);
    assertThat(one(found, "a").times().arrivedMs()).isEqualTo(at(minutes(2)));

    // when: d reaches into the circle of c, and of b
    plan.put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE.plusSeconds(1), yard(1_900, 2_006))
        .put(ReferenceKind.GEOFENCES, "wide", LONG_BEFORE.plusSeconds(1), yard(2_002, 2_260));

    // then
    assertThat(one(found(plan), "a").plan().dropGroup()).as("through d").isEqualTo(1);
  }

  @Test
  void aFenceThatComesLateEndsInTheSame() {
    // given
    List<Telemetry> all = drive();
    List<Telemetry> afterwards = all.subList(all.size() - 20, all.size());
    String yard = yard(1_900, 2_400);
    Reference inTime =
        plan(fenced("a", "yard")).put(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard);
    Reference late = plan(fenced("a", "yard"));
    RepairedRun run =
        new RepairedRun("van-1", late).apply(all.subList(0, all.size() - afterwards.size()));

    // when
    late.putLate(ReferenceKind.GEOFENCES, "yard", LONG_BEFORE, yard, minutes(8));
    run.apply(afterwards).repair();

    // then
    assertThat(run.found.failures).isEmpty();
    assertThat(stops(run.found)).isEqualTo(stops(found(inTime))).hasSize(1);
  }

  private static List<Finding> stops(Findings found) {
    return found.inTheEnd().stream().filter(DeliveryStop.class::isInstance).toList();
  }
}
