package io.fleet.stream.cep;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.crash.CrashVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrashCourseTest {
  private static final int IMPACT_S = 60;

  @Test
  void oneAlertFromSuspicionOverConfirmationToTheEnd() {
    // when it drives on after ten minutes
    Findings found = TimelineRun.over(impact().stand(minutes(10)).drive(30, minutes(1)));

    // then
    AlertFinding alert = onlyCrash(found);
    assertThat(found.statesOf(alert))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.RESOLVED);
    assertThat(alert.severity()).isEqualTo(4);
    CrashEvent crash = found.crashes().get(0);
    assertThat(crash.verdict()).isEqualTo(CrashVerdict.CONFIRMED);
    assertThat(crash.decidedAtMs()).isEqualTo(at(seconds(IMPACT_S + 61)));
    assertThat(crash.driverId()).isEqualTo("anna");
    assertThat(crash.tripId()).isEqualTo(found.trips().get(0).tripId());
    assertThat(crash.eventId()).isEqualTo(alert.data().get("event_id"));
  }

  @ParameterizedTest
  @CsvSource({"15, CONFIRMED", "16, SUSPECTED"})
  void aHaltFifteenSecondsAfterTheImpactStillConfirms(int haltS, CrashVerdict verdict) {
    // given it rolls on too slowly to be driven
    DriveStory story = impact().drive(10, seconds(haltS - 1)).stand(minutes(3));

    // when, then
    assertThat(verdict(story)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"60, CONFIRMED", "59, SUSPECTED"})
  void oneMinuteOfStandingConfirms(int standingS, CrashVerdict verdict) {
    // given two fast fixes, which end the standing with the first of them
    DriveStory story = impact().stand(seconds(standingS));

    // when, then
    assertThat(verdict(story.drive(10, minutes(2)))).isEqualTo(verdict);
  }

  @Test
  void aHaltTooShortAndALaterOneDoNotAddUp() {
    // given
    DriveStory story = impact().stand(seconds(30)).drive(10, seconds(15)).stand(minutes(5));

    // when, then
    assertThat(verdict(story)).isEqualTo(CrashVerdict.SUSPECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "31, 15.00, CLEARED",
    "30, 15.00, SUSPECTED",
    "40, 14.99, SUSPECTED",
  })
  void halfAMinuteOfDrivingClears(int fixes, double kmph, CrashVerdict verdict) {
    // given
    DriveStory story = impact().drive(kmph, seconds(fixes)).drive(10, minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    CrashEvent crash = found.crashes().get(0);
    assertThat(crash.verdict()).isEqualTo(verdict);
    AlertFinding alert = onlyCrash(found);
    boolean cleared = verdict == CrashVerdict.CLEARED;
    assertThat(alert.state()).isEqualTo(cleared ? Alert.State.RESOLVED : Alert.State.OPENED);
    assertThat(alert.severity()).isEqualTo(2);
    assertThat(alert.details())
        .isEqualTo(
            cleared
                ? "van drove on for 30 s (a shock, 4.0 g, 50 km/h lost at 60 km/h)."
                : "van may have crashed: a shock, 4.0 g, 50 km/h lost at 60 km/h.");
  }

  @Test
  void speedThatIsBackAtOnceClears() {
    // given a shock and a drop-out of the speed in one message
    Findings found = TimelineRun.over(impact().drive(60, seconds(3)));

    // then
    assertThat(found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.CLEARED).hasSize(1);
    assertThat(onlyCrash(found).details()).startsWith("van had its speed back within 3 s");
  }

  @Test
  void anotherImpactEndsTheCourseOfTheFirst() {
    // given the second 25 s after the first
    DriveStory story = impact().drive(30, seconds(24));
    story.saying(b -> b.set(TelemetryField.ACCEL_PEAK, 6)).stand(seconds(1));

    // when
    Findings found = TimelineRun.over(story.saying(b -> {}).stand(minutes(2)));

    // then
    assertThat(found.crashes())
        .extracting(CrashEvent::verdict)
        .containsExactly(CrashVerdict.CLEARED, CrashVerdict.CONFIRMED);
  }

  @Test
  void aTrackerThatGoesOnReportingWhileItStandsTellsNothingNew() {
    // given a report each half minute, one of them with a greater value
    DriveStory story = impact();
    for (int i = 0; i < 20; i++) {
      int peakMg = i == 10 ? 6_000 : 3_000;
      story
          .stand(seconds(29))
          .saying(
              b ->
                  b.event(
                      new DeviceEvent(
                          DeviceEvent.CRASH, peakMg, DeviceEvent.UNKNOWN, DeviceEvent.NO_TIME)))
          .stand(seconds(1))
          .saying(b -> {});
    }

    // when
    Findings found = TimelineRun.over(story);

    // then
    AlertFinding alert = onlyCrash(found);
    assertThat(alert.severity()).isEqualTo(4);
    assertThat(alert.data()).containsEntry("peak_g", 6.0);
    assertThat(found.statesOf(alert))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.UPDATED);
    assertThat(found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.CONFIRMED).hasSize(1);
  }

  @Test
  void aVehicleThatHaltsAndFallsSilentHasStood() {
    // given
    TimelineRun run = new TimelineRun().apply(impact().stand(seconds(5)).events());
    run.silence(seconds(64));
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.SUSPECTED);

    // when
    run.silence(seconds(66));

    // then
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.CONFIRMED);

    // and when what it had told meanwhile comes after all, that it stood only shortly
    run.apply(
        DriveStory.of("van")
            .silence(seconds(IMPACT_S + 6))
            .appear(IMPACT_S * 60 / 3.6)
            .drive(30, minutes(1))
            .events());

    // then
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.CLEARED).hasSize(1);
  }

  @Test
  void aVehicleThatFallsSilentWithoutHavingHaltedIsOnlySuspected() {
    // given
    TimelineRun run = new TimelineRun().apply(impact().drive(10, seconds(2)).events());

    // when
    run.silence(minutes(30));

    // then
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.SUSPECTED).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shuffledDuplicatedRestoredAndInOneGoItIsTheSame(long seed) {
    // given each event up to 3 s late, a fifth of them twice
    List<Telemetry> events = impact().stand(minutes(3)).drive(30, minutes(1)).events();
    Findings inOrder = TimelineRun.over(events);

    // when
    TimelineRun run = new TimelineRun();
    for (Telemetry event : shuffled(events, new Random(seed))) {
      run.apply(event);
      run.restore();
    }

    // then
    assertThat(run.found.inTheEnd()).containsExactlyInAnyOrderElementsOf(inOrder.inTheEnd());
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.CONFIRMED).hasSize(1);
  }

  private static List<Telemetry> shuffled(List<Telemetry> events, Random random) {
    record Arrival(long atMs, Telemetry event) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (Telemetry event : events) {
      for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
        arrivals.add(new Arrival(event.timestampMs() + random.nextLong(3_000), event));
      }
    }
    arrivals.sort((a, b) -> Long.compare(a.atMs(), b.atMs()));
    return arrivals.stream().map(Arrival::event).toList();
  }

  @Test
  void howLongItMustStandIsWhatIsInForce() {
    // given
    Reference reference = new Reference().rules("fleet", "{\"crash\":{\"confirm_after_s\":120}}");
    List<Telemetry> events = impact().stand(seconds(121)).events();
    TimelineRun run = new TimelineRun(reference.data).apply(events.subList(0, events.size() - 1));
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.SUSPECTED);

    // when
    run.apply(events.get(events.size() - 1));

    // then
    assertThat(run.found.crashes()).allMatch(c -> c.verdict() == CrashVerdict.CONFIRMED).hasSize(1);
  }

  private static CrashVerdict verdict(DriveStory story) {
    return TimelineRun.over(story).crashes().get(0).verdict();
  }

  private static AlertFinding onlyCrash(Findings found) {
    assertThat(found.alerts("crash")).hasSize(1);
    return found.alerts("crash").get(0);
  }

  /** A minute at 60 km/h, then the message of a shock that cost 50 of them. */
  private static DriveStory impact() {
    return DriveStory.of("van")
        .saying(b -> b.driverId("anna"))
        .drive(60, seconds(IMPACT_S))
        .saying(
            b ->
                b.driverId("anna")
                    .set(TelemetryField.ACCEL_PEAK, 4)
                    .set(TelemetryField.ACCEL_LONG, -1.4))
        .drive(10, seconds(1))
        .saying(b -> {});
  }
}
