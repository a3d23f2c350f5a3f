package io.fleet.stream.rule.health;

import static io.fleet.stream.fixture.DriveStory.at;
import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRuleTest {

  @ParameterizedTest
  @CsvSource({
    "118998, -1, ''",
    "119000, 1, van is soon due for service: at 120000 km (now 119000).",
    "119999, 1, van is soon due for service: at 120000 km (now 119999).",
    "120000, 2, van is due for service: at 120000 km (now 120000).",
  })
  void byTheOdometerPeopleAreWarned1000KilometresAhead(
      double odometerKm, int severity, String details) {
    // given
    Reference reference = plan("{\"service\":{\"due_km\":120000}}");

    // when
    Findings found = over(reference, odometer(odometerKm).stand(seconds(5)));

    // then
    List<AlertFinding> alerts = found.alerts("service_due");
    assertThat(alerts).hasSize(severity < 0 ? 0 : 1);
    if (severity > 0) {
      assertThat(alerts.get(0).severity()).isEqualTo(severity);
      assertThat(alerts.get(0).details()).isEqualTo(details);
    }
  }

  @ParameterizedTest
  @CsvSource({"14, 1", "15, 0", "3, 1", "4, 0"})
  void byDatePeopleAreWarnedByTheClockOfTheVehicleThoughNothingIsHeard(int daysLeft, int warned) {
    // given a service so many days and an hour after the last message
    String warnDays = daysLeft < 10 ? ",\"warn_days\":3" : "";
    Reference reference = plan(dueAt(Duration.ofDays(daysLeft).plusHours(1), warnDays));
    TimelineRun run =
        new TimelineRun(reference.data).apply(odometer(10).stand(seconds(1)).events());
    assertThat(run.found.alerts("service_due")).isEmpty();

    // when two hours pass
    run.silence(Duration.ofHours(2));

    // then
    assertThat(run.found.alerts("service_due")).hasSize(warned);
  }

  @Test
  void aDateThatPassesInSilenceIsToldAndStandsWhenTheVehicleIsHeardAgain() {
    // given
    Reference reference = plan(dueAt(Duration.ofDays(2), ""));
    TimelineRun run =
        new TimelineRun(reference.data).apply(odometer(10).stand(seconds(1)).events());
    AlertFinding soon = run.found.alerts("service_due").get(0);
    assertThat(soon.severity()).isEqualTo(1);

    // when
    run.silence(Duration.ofDays(3));
    AlertFinding due = run.found.alerts("service_due").get(0);
    run.restore();
    run.apply(odometer(10).silence(Duration.ofDays(3)).stand(seconds(1)).events());

    // then
    assertThat(due.severity()).isEqualTo(2);
    assertThat(due.tsMs()).isEqualTo(at(Duration.ofDays(2)));
    assertThat(run.found.alerts("service_due")).containsExactly(due);
    assertThat(run.found.statesOf(due)).containsExactly(Alert.State.OPENED, Alert.State.UPDATED);
  }

  @Test
  void hoursOfTheEngineAreCountedWhileItIsKnownToRunAndGapsAreNone() {
    // given 20 h ahead of 21 h is after one hour
    Reference reference = plan("{\"service\":{\"due_engine_h\":21}}");
    DriveStory running =
        DriveStory.of("van").every(seconds(60)).saying(TelemetryField.IGNITION, true);

    // when
    Findings almost = over(reference, running.stand(minutes(60)));
    Findings soon = over(reference, running.stand(minutes(1)));
    DriveStory resting =
        DriveStory.of("van")
            .every(seconds(60))
            .saying(TelemetryField.IGNITION, false)
            .stand(Duration.ofHours(5))
            .saying(TelemetryField.IGNITION, true)
            .stand(minutes(10))
            .silence(Duration.ofHours(5))
            .stand(minutes(10));
    Findings rested = over(reference, resting);

    // then
    assertThat(almost.alerts("service_due")).isEmpty();
    assertThat(soon.alerts("service_due")).hasSize(1);
    assertThat(rested.alerts("service_due")).isEmpty();
  }

  @Test
  void aPlanThatLiesFurtherAheadSaysThatItWasDone() {
    // given
    Reference reference = plan("{\"service\":{\"due_km\":120000}}");
    reference.put(ReferenceKind.VEHICLES, "van", minutes(5), "{\"service\":{\"due_km\":150000}}");

    // when
    Findings found = over(reference, odometer(120_100).stand(minutes(10)));

    // then
    AlertFinding alert = found.alerts("service_due").get(0);
    assertThat(found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(alert.endedAtMs()).isEqualTo(at(minutes(5)));
  }

  @Test
  void anotherNameForTheVehicleLeavesItsPlanAsItIs() {
    // given
    Reference reference = plan("{\"service\":{\"due_km\":120000}}");
    reference.put(
        ReferenceKind.VEHICLES,
        "van",
        minutes(1),
        "{\"name\":\"Van\",\"service\":{\"due_km\":120000,\"warn_days\":3}}");
    DriveStory story = odometer(120_100).stand(minutes(1)).saying(b -> {}).stand(minutes(1));

    // when
    Findings found = over(reference, story);

    // then
    assertThat(found.statesOf(found.alerts("service_due").get(0)))
        .containsExactly(Alert.State.OPENED);
  }

  @Test
  void withoutAPlanNothingIsDue() {
    assertThat(over(new Reference(), odometer(900_000).stand(seconds(5))).alerts("service_due"))
        .isEmpty();
  }

  private static Findings over(Reference reference, DriveStory story) {
    return new TimelineRun(reference.data).apply(story.events()).found;
  }

  private static Reference plan(String body) {
    return new Reference().vehicle("van", body);
  }

  private static String dueAt(Duration sinceStart, String more) {
    return "{\"service\":{\"due_at\":\"" + Iso8601.format(at(sinceStart)) + "\"" + more + "}}";
  }

  private static DriveStory odometer(double km) {
    return DriveStory.of("van").saying(b -> b.set(TelemetryField.ODOMETER, km));
  }
}
