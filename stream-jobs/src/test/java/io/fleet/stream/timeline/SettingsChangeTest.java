package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteReader;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.trip.Trip;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules change in the middle of a drive: what counts is when they begin, not when they came. */
class SettingsChangeTest {
  private static final String STRICTER =
      "{\"overspeed\":{\"limit_kmph\":60,\"opens_after_s\":3,\"end_after_s\":0},"
          + "\"harsh\":{\"braking_g\":0.2},\"trip\":{\"standing_s\":120}}";

  /** In the middle of 10 min at 70 km/h. */
  private static final Duration CHANGE = minutes(10);

  private static final List<Telemetry> DRIVE = aDriveOfAnHour();

  @Test
  void whatHappensBeforeTheChangeIsJudgedByTheOldRulesAndWhatComesAfterByTheNew() {
    // when
    Findings found = run(changed()).apply(DRIVE).found;

    // then
    assertThat(found.episodes()).hasSize(2);
    assertThat(found.episodes().get(0).startedAtMs()).isEqualTo(at(CHANGE));
    assertThat(found.episodes().get(0).limitCkmph()).isEqualTo(6_000);
    assertThat(found.harsh())
        .filteredOn(event -> event.peakMg() == 255)
        .singleElement()
        .matches(event -> event.startedAtMs() > at(CHANGE) && event.thresholdMg() == 200);
    assertThat(found.trips())
        .extracting(trip -> (trip.end().timeMs() - at(Duration.ZERO)) / 60_000)
        .containsExactly(15L, 24L, 32L);
    assertThat(run(new Reference()).apply(DRIVE).found.trips()).as("without the change").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void liveShuffledRestoredAndAsABacklogTheFindingsAreTheSame(long seed) {
    // given the change known long before it begins, as live
    List<Finding> live = sorted(run(changed()).apply(DRIVE));

    // when it becomes known just before, as live
    Reference late = new Reference();
    TimelineRun told = run(late);
    for (Telemetry event : DRIVE) {
      if (event.timestampMs() == at(CHANGE.minusSeconds(5))) {
        late.rules("fleet", CHANGE, STRICTER);
      }
      told.apply(event);
    }

    // and when events come out of order, or the state goes through checkpoints
    TimelineRun shuffled = run(changed()).apply(shuffled(DRIVE, new Random(seed)));
    TimelineRun restored = run(changed());
    Random random = new Random(seed);
    for (Telemetry event : DRIVE) {
      restored.apply(event);
      if (random.nextInt(100) == 0) {
        restored.restore();
      }
    }

    // then
    assertThat(sorted(told)).isEqualTo(live);
    assertThat(sorted(shuffled)).isEqualTo(live);
    assertThat(sorted(restored)).isEqualTo(live);
  }

  @Test
  void aChangeThatComesAfterEventsItGovernsIsAppliedToThoseInTheHorizon() {
    // given
    Reference reference = new Reference();
    TimelineRun run = run(reference);
    run.apply(DRIVE.subList(0, indexOf(CHANGE.plusSeconds(8))));
    assertThat(run.found.episodes()).isEmpty();

    // when
    reference.rules("fleet", CHANGE, STRICTER);
    run.apply(DRIVE.get(indexOf(CHANGE.plusSeconds(8))));

    // then
    assertThat(run.found.episodes()).hasSize(1);
    assertThat(run.found.episodes().get(0).startedAtMs()).isEqualTo(at(CHANGE));
  }

  @Test
  void aChangeThatIsTakenBackWithdrawsWhatItHadBrought() {
    // given
    Reference reference = changed();
    TimelineRun run = run(reference).apply(DRIVE.subList(0, indexOf(CHANGE.plusSeconds(8))));
    assertThat(run.found.episodes()).hasSize(1);

    // when
    reference.rules("fleet", CHANGE, "{}");
    run.apply(DRIVE.get(indexOf(CHANGE.plusSeconds(8))));

    // then
    assertThat(run.found.episodes()).isEmpty();
    assertThat(run.found.alerts("overspeed")).isEmpty();
  }

  @Test
  void aChangeOfOtherVehiclesChangesNothingAndIsNotToldAgain() {
    // given
    Reference reference = new Reference();
    TimelineRun run = run(reference).apply(DRIVE.subList(0, 700));
    int told = run.found.told.size();

    // when
    reference.rules("vehicle:other", STRICTER).rules("class:truck", STRICTER);
    run.apply(DRIVE.get(699));

    // then
    assertThat(run.found.told).hasSize(told);
  }

  @Test
  void standingThatIsLongEnoughByNewRulesEndsTheTripWhenTheyBegin() {
    // given standing from minute 1 on, and from minute 4 on two minutes suffice
    Reference reference =
        new Reference().rules("fleet", minutes(4), "{\"trip\":{\"standing_s\":120}}");
    DriveStory story = DriveStory.of("van").drive(50, minutes(1)).stand(seconds(170));

    // when
    TimelineRun run = run(reference).apply(story.events());
    Trip before = run.found.trips().get(0);
    run.apply(DriveStory.of("van").silence(minutes(5)).appear(833).stand(seconds(1)).events());
    Trip after = run.found.trips().get(0);

    // then
    assertThat(before.closedBy()).isNull();
    assertThat(after.closedBy()).isEqualTo(Trip.ClosedBy.STANDING);
    assertThat(after.end().timeMs()).isEqualTo(at(minutes(1)));
  }

  @Test
  void rulesThatBeginAndEndBetweenTwoEventsCountAllTheSame() {
    // given two minutes' standing suffice for half a minute in which nothing is heard
    Reference reference =
        new Reference()
            .rules("fleet", minutes(4), "{\"trip\":{\"standing_s\":120}}")
            .rules("fleet", minutes(4).plusSeconds(30), "{}");

    // when
    Findings found = run(reference).apply(aHaltOfFourMinutes()).found;

    // then
    assertThat(found.trips()).hasSize(2);
    assertThat(run(new Reference()).apply(aHaltOfFourMinutes()).found.trips()).hasSize(1);
  }

  @Test
  void longerHaltsGrantedBeforeTheOldRulesEndTheTripKeepIt() {
    // given
    Reference reference =
        new Reference()
            .rules("fleet", "{\"trip\":{\"standing_s\":200}}")
            .rules("fleet", minutes(4), "{\"trip\":{\"standing_s\":600}}");

    // when
    Findings found = run(reference).apply(aHaltOfFourMinutes()).found;

    // then
    assertThat(found.trips()).hasSize(1);
  }

  /** From minute 1 on; from 3:50 to 5:00 nothing is heard. */
  private static List<Telemetry> aHaltOfFourMinutes() {
    return DriveStory.of("van")
        .drive(50, minutes(1))
        .stand(seconds(170))
        .silence(seconds(70))
        .drive(50, minutes(2))
        .events();
  }

  @Test
  void silentVehicleIsWokenWhenRulesBeginAndATickJudgesByThem() {
    // given
    Reference reference =
        new Reference().rules("fleet", minutes(4), "{\"trip\":{\"no_data_s\":60}}");
    TimelineRun run = run(reference).apply(DriveStory.of("van").drive(50, minutes(2)).events());

    // when
    run.silence(seconds(60));
    long wakeAtMs = run.timeline.tick(run.state, at(minutes(3)), 1_000, run.found);
    run.silence(seconds(122));

    // then
    assertThat(wakeAtMs).isEqualTo(at(minutes(4)));
    assertThat(run.found.trips().get(0).closedBy()).isEqualTo(Trip.ClosedBy.NO_DATA);
  }

  @Test
  void electricVehiclesAreNotIdlingFromWhenTheyAreSaidToBeOn() {
    DriveStory story =
        DriveStory.of("van")
            .saying(TelemetryField.IGNITION, true)
            .drive(50, minutes(2))
            .stand(minutes(4))
            .drive(50, minutes(1));
    assertThat(idleMs(new Reference(), story)).isEqualTo(240_000);
    assertThat(idleMs(new Reference().vehicle("van", "{\"fuel_type\":\"electric\"}"), story))
        .isZero();
    assertThat(
            idleMs(new Reference().rules("fleet", "{\"idling\":{\"opens_after_s\":241}}"), story))
        .isZero();
  }

  private static long idleMs(Reference reference, DriveStory story) {
    return run(reference).apply(story.events()).silence(minutes(20)).found.trips().get(0).idleMs();
  }

  @Test
  void aStateOfBeforeSettingsIsReadAsItWasMeant() throws IOException {
    // given what the version before wrote: an open episode, and a manoeuvre under way
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
            .drive(80, seconds(30))
            .drive(66, seconds(13));
    TimelineRun run = new TimelineRun();
    run.state = readOldState(run);
    List<Telemetry> known = story.events();
    List<Telemetry> all = story.drive(50, minutes(2)).events();

    // when
    run.apply(all.subList(known.size(), all.size()));

    // then
    TimelineRun undisturbed = new TimelineRun().apply(all);
    assertThat(run.found.episodes()).isEqualTo(undisturbed.found.episodes());
    assertThat(undisturbed.found.harsh()).hasSize(2);
    assertThat(run.found.harsh())
        .as("the one that was told is not told again")
        .isEqualTo(undisturbed.found.harsh().subList(1, 2));
    assertThat(run.found.trips()).isEqualTo(undisturbed.found.trips());
    assertThat(run.found.episodes().get(0).limitSource()).isEqualTo("road");
  }

  private static VehicleState readOldState(TimelineRun run) throws IOException {
    try (var in = SettingsChangeTest.class.getResourceAsStream("state-before-settings.b64")) {
      byte[] bytes = Base64.getMimeDecoder().decode(in.readAllBytes());
      return new VehicleStateCodec(run.timeline).read(new ByteReader(bytes));
    }
  }

  private static TimelineRun run(Reference reference) {
    return new TimelineRun(reference.data);
  }

  private static Reference changed() {
    return new Reference().rules("fleet", CHANGE, STRICTER);
  }

  private static List<Telemetry> aDriveOfAnHour() {
    return DriveStory.of("van")
        .drive(59, minutes(2))
        .drive(50, minutes(3))
        .drive(70, seconds(420))
        .drive(50, seconds(180))
        .stand(minutes(4))
        .drive(59, minutes(2))
        .drive(65, seconds(60))
        .drive(56, seconds(2))
        .drive(55, minutes(1).plusSeconds(58))
        .stand(seconds(119))
        .drive(40, minutes(6).plusSeconds(1))
        .stand(minutes(6))
        .events();
  }

  private static int indexOf(Duration sinceStart) {
    for (int i = 0; i < DRIVE.size(); i++) {
      if (DRIVE.get(i).timestampMs() == at(sinceStart)) {
        return i;
      }
    }
    throw new AssertionError("nothing happens then");
  }

  private static List<Telemetry> shuffled(List<Telemetry> events, Random random) {
    record Arrival(Telemetry event, double at) {}
    List<Arrival> arrivals = new ArrayList<>();
    events.forEach(
        e -> arrivals.add(new Arrival(e, e.timestampMs() + random.nextDouble() * 9_000)));
    Collections.shuffle(arrivals, random);
    arrivals.sort(Comparator.comparingDouble(Arrival::at));
    return arrivals.stream().map(Arrival::event).toList();
  }

  private static List<Finding> sorted(TimelineRun run) {
    return run.found.inTheEnd().stream().sorted(Comparator.comparing(Finding::id)).toList();
  }
}
