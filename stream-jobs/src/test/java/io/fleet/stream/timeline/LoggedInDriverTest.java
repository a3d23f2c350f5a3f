package io.fleet.stream.timeline;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A van that never names its driver; a call for help after five minutes. */
class LoggedInDriverTest {
  private static final Duration CALL = minutes(5);
  private static final int CALLED = 301;

  private static final List<Telemetry> DRIVE =
      DriveStory.of("van")
          .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
          .drive(40, CALL)
          .say(40, b -> b.set(TelemetryField.SOS, true))
          .silence(seconds(1))
          .drive(70, minutes(5))
          .drive(40, minutes(5))
          .stand(minutes(7))
          .events();

  static Stream<Arguments> whoIsLoggedIn() {
    Duration before = CALL.minusMillis(1);
    return Stream.of(
        Arguments.of("nobody", new Reference(), null),
        Arguments.of("before", new Reference().login("ada", "van", before), "ada"),
        Arguments.of("at the event", new Reference().login("ada", "van", CALL), "ada"),
        Arguments.of("after", new Reference().login("ada", "van", CALL.plusMillis(1)), null),
        Arguments.of("another vehicle", new Reference().login("ada", "bus", before), null),
        Arguments.of(
            "logged out",
            new Reference().login("ada", "van", minutes(1)).logout("ada", "van", before),
            null),
        Arguments.of(
            "on a second vehicle",
            new Reference().login("ada", "van", minutes(1)).login("ada", "bus", before),
            null),
        Arguments.of(
            "two in one vehicle",
            new Reference().login("ada", "van", minutes(1)).login("bob", "van", before),
            "bob"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whoIsLoggedIn")
  void whoIsLoggedInAtTheEventsTimeIsItsDriver(String name, Reference logins, String driver) {
    // when
    Findings found = new TimelineRun(logins).apply(DRIVE).found;

    // then
    assertThat(found.alerts("sos")).extracting(AlertFinding::driverId).containsExactly(driver);
  }

  @Test
  void driverTheEventNamesStandsBeforeTheOneLoggedIn() {
    // given
    List<Telemetry> events =
        DriveStory.of("van")
            .drive(40, CALL)
            .say(40, b -> b.driverId("bob").set(TelemetryField.SOS, true))
            .events();

    // when
    Findings found =
        new TimelineRun(new Reference().login("ada", "van", minutes(1))).apply(events).found;

    // then
    assertThat(found.alerts("sos")).extracting(AlertFinding::driverId).containsExactly("bob");
  }

  @Test
  void loginThatComesFiveSecondsLateNamesTheDriverInAHigherVersion() {
    // given
    Reference reference = new Reference();
    TimelineRun run = new TimelineRun(reference);
    run.apply(DRIVE.subList(0, CALLED + 5));
    AlertFinding unnamed = run.found.alerts("sos").get(0);
    assertThat(unnamed.driverId()).isNull();

    // when
    reference.login("ada", "van", CALL.minusSeconds(2));
    run.apply(DRIVE.subList(CALLED + 5, DRIVE.size()));

    // then
    assertThat(run.found.alerts("sos")).extracting(AlertFinding::driverId).containsExactly("ada");
    assertThat(run.found.alerts("sos").get(0).id()).isEqualTo(unnamed.id());
    assertThat(run.found.told)
        .filteredOn(told -> told.finding().id().equals(unnamed.id()))
        .extracting(Findings.Told::first)
        .containsExactly(true, false);
  }

  @Test
  void whatIsOlderThanTheHorizonStandsWhenALoginComes() {
    // given
    Reference reference = new Reference();
    TimelineRun run = new TimelineRun(reference);
    run.apply(DRIVE.subList(0, CALLED + 15));

    // when
    reference.login("ada", "van", minutes(1));
    run.apply(DRIVE.subList(CALLED + 15, DRIVE.size()));

    // then
    assertThat(run.found.alerts("sos").get(0).driverId()).isNull();
    assertThat(run.found.episodes().get(0).driverId()).isEqualTo("ada");
  }

  @Test
  void loginElsewhereOrLaterThanTheHorizonStepsNothingAgain() {
    // given
    Reference reference = new Reference().login("ada", "van", minutes(1));
    TimelineRun run = new TimelineRun(reference);
    run.apply(DRIVE.subList(0, CALLED + 5));
    int told = run.found.told.size();

    // when
    reference.login("bob", "bus", CALL);
    reference.logout("ada", "van", CALL.plusSeconds(60));
    run.timeline.resume(run.state);

    // then
    assertThat(run.state.recheck).as("stepped again").isFalse();
    run.silence(Duration.ZERO);
    assertThat(run.found.told).hasSize(told);
  }

  @Test
  void restoredStateIsSteppedWithTheLoginsKnownThenAndTellsOnlyWhatIsDifferent() {
    // given
    Reference known = shiftChange();
    Findings expected = new TimelineRun(known).apply(DRIVE).found;

    // when
    TimelineRun run = new TimelineRun(known);
    for (int i = 0; i < DRIVE.size(); i++) {
      run.apply(DRIVE.get(i));
      if (i % 7 == 0) {
        run.restore();
      }
    }

    // then
    assertThat(run.found.told).isEqualTo(expected.told);
  }

  @Test
  void residueThatIsHeardOfAgainIsDrivenByWhoeverIsLoggedInThen() {
    // given
    Reference reference = new Reference().login("ada", "van", minutes(1));
    TimelineRun run = new TimelineRun(reference).apply(DRIVE);
    run.shrink(Duration.ofDays(1));

    // when
    reference.login("bob", "van", Duration.ofDays(2));
    run.apply(
        DriveStory.of("van")
            .silence(Duration.ofDays(2).plusMinutes(1))
            .say(40, b -> b.set(TelemetryField.SOS, true))
            .events());

    // then
    assertThat(run.found.alerts("sos"))
        .extracting(AlertFinding::driverId)
        .containsExactly("ada", "bob");
  }

  @Test
  void dutyAndTripsFollowFromLogins() {
    // when
    Findings found = new TimelineRun(shiftChange()).apply(DRIVE).found;

    // then
    assertThat(found.only(DutySegment.class))
        .filteredOn(segment -> segment.kind() == DutyKind.DRIVING)
        .extracting(DutySegment::driverId, DutySegment::startedAtMs)
        .containsExactly(tuple("ada", at(minutes(2))), tuple("bob", at(minutes(7))));
    assertThat(found.trips()).singleElement().matches(trip -> "ada".equals(trip.driverId()));
  }

  @Test
  void rulesOfADriversGroupHoldForWhoeverIsLoggedIn() {
    // given
    Reference reference =
        shiftChange()
            .rules("driver-group:trainees", "{\"overspeed\":{\"limit_kmph\":30}}")
            .put(ReferenceKind.DRIVERS, "ada", Duration.ofDays(-9), "{\"group\":\"trainees\"}");

    // when
    Findings found = new TimelineRun(reference).apply(DRIVE).found;

    // then
    assertThat(found.episodes())
        .first()
        .matches(episode -> episode.startedAtMs() == at(minutes(2)))
        .matches(episode -> episode.limitSource().equals("driver_group"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inWhateverOrderEventsAndLoginsComeWithinTheHorizonItIsTheSame(long seed) {
    // given
    Random random = new Random(seed);
    List<Telemetry> mixed = new ArrayList<>(DRIVE);
    for (int from = 0; from + 4 <= mixed.size(); from += 4) {
      Collections.shuffle(mixed.subList(from, from + 4), random);
    }
    List<Runnable> logins = new ArrayList<>();
    Reference reference = new Reference();
    List<Long> dueMs = new ArrayList<>();
    later(logins, dueMs, random, minutes(2), () -> reference.login("ada", "van", minutes(2)));
    later(logins, dueMs, random, minutes(7), () -> reference.login("bob", "van", minutes(7)));
    later(logins, dueMs, random, minutes(14), () -> reference.login("bob", "bus", minutes(14)));

    // when
    TimelineRun run = new TimelineRun(reference);
    for (Telemetry event : mixed) {
      for (int i = 0; i < logins.size(); i++) {
        if (event.timestampMs() >= dueMs.get(i)) {
          logins.get(i).run();
        }
      }
      run.apply(event);
      run.apply(event);
    }

    // then
    assertThat(inTheEnd(run.found))
        .isEqualTo(inTheEnd(new TimelineRun(shiftChange()).apply(DRIVE).found));
  }

  private static void later(
      List<Runnable> logins, List<Long> dueMs, Random random, Duration at, Runnable login) {
    logins.add(login);
    dueMs.add(at(at) + random.nextInt(5_000));
  }

  private static List<Finding> inTheEnd(Findings found) {
    return found.inTheEnd().stream().sorted(Comparator.comparing(Finding::id)).toList();
  }

  private static Reference shiftChange() {
    return new Reference()
        .login("ada", "van", minutes(2))
        .login("bob", "van", minutes(7))
        .login("bob", "bus", minutes(14));
  }
}
