package io.fleet.stream.rule.health;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.rule.AlertFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuelLossRuleTest {

  @ParameterizedTest
  @CsvSource({
    // what is told, tank, before, after; alerts
    "l, 0, 60, 53.9, 1",
    "l, 0, 60, 54, 0",
    "l, 0, 400, 367.9, 1",
    "l, 0, 400, 368, 0",
    "l, 600, 400, 353, 0",
    "l, 600, 400, 351.9, 1",
    "pct, 50, 50, 37.9, 1",
    "pct, 50, 50, 38, 0",
    "pct, 400, 50, 41.9, 1",
    "pct, 400, 50, 42, 0",
    "pct, 0, 50, 41.9, 1",
    "pct, 0, 50, 42, 0",
  })
  void fuelIsLostWhenTheLevelFallsByMoreThan8PerCentOfTheTankAnd6Litres(
      String told, int tank, double before, double after, int alerts) {
    // given
    Reference reference = new Reference();
    if (tank > 0) {
      reference.vehicle("van", "{\"tank_l\":" + tank + "}");
    }
    boolean litres = told.equals("l");
    TelemetryField field = litres ? TelemetryField.FUEL_VOLUME : TelemetryField.FUEL_SHARE;
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.set(field, before))
            .stand(minutes(1))
            .saying(b -> b.set(field, after))
            .stand(minutes(1));

    // when
    Findings found = new TimelineRun(reference.data).apply(story.events()).found;

    // then
    assertThat(found.alerts("fuel_loss")).hasSize(alerts);
  }

  @Test
  void twoReadingsThatSwingAreNoLoss() {
    DriveStory story =
        DriveStory.of("van")
            .saying(litres(60))
            .stand(minutes(1))
            .saying(litres(30))
            .stand(seconds(20))
            .saying(litres(60))
            .stand(minutes(1));
    assertThat(TimelineRun.over(story).alerts("fuel_loss")).isEmpty();
  }

  @Test
  void whatIsBurntOnTheWayIsNoLoss() {
    DriveStory story =
        DriveStory.of("van")
            .saying(litres(60))
            .stand(minutes(1))
            .drive(80, minutes(60))
            .saying(litres(50))
            .stand(minutes(5));
    assertThat(TimelineRun.over(story).alerts("fuel_loss")).isEmpty();
  }

  @Test
  void whatAnEngineMayBurnWhileItStandsIsNoLoss() {
    // given eight hours of idling at one litre an hour, then six litres at once
    DriveStory story = DriveStory.of("van").every(seconds(20));
    for (int hour = 0; hour < 8; hour++) {
      story.saying(litres(60 - hour).andThen(ENGINE_ON)).stand(Duration.ofHours(1));
    }
    assertThat(TimelineRun.over(story).alerts("fuel_loss")).isEmpty();
  }

  @Test
  void aNightWithoutMessagesHidesNoTheft() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(litres(60))
            .stand(minutes(1))
            .silence(Duration.ofHours(9))
            .saying(litres(20).andThen(ENGINE_ON))
            .stand(minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    AlertFinding alert = found.alerts("fuel_loss").get(0);
    assertThat(alert.details()).isEqualTo("van lost 40.0 of 60.0 l of fuel while it stood.");
    assertThat(alert.severity()).isEqualTo(3);
    assertThat(alert.state()).isEqualTo(Alert.State.OPENED);
  }

  @Test
  void aVehicleThatWakesWithoutAFixKeepsItsMeasure() {
    // given
    List<Telemetry> events =
        new ArrayList<>(DriveStory.of("van").saying(litres(60)).stand(minutes(1)).events());
    for (int s = 0; s < 120; s++) {
      events.add(
          Telemetry.builder()
              .vehicleId("van")
              .timestampMs(DriveStory.at(minutes(500).plusSeconds(s)))
              .set(TelemetryField.FUEL_VOLUME, 20)
              .build());
    }
    assertThat(TimelineRun.over(events).alerts("fuel_loss")).isEmpty();

    // when it sees the sky
    events.addAll(
        DriveStory.of("van").silence(minutes(510)).saying(litres(20)).stand(minutes(1)).events());

    // then
    assertThat(TimelineRun.over(events).alerts("fuel_loss")).hasSize(1);
  }

  @Test
  void fillingUpOrDrivingOffEndsItAndTheNextLevelIsTheMeasure() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(litres(60))
            .stand(minutes(1))
            .saying(litres(40))
            .stand(minutes(1))
            .saying(litres(70))
            .stand(minutes(1))
            .saying(litres(60))
            .stand(minutes(1))
            .drive(50, minutes(1));

    // when
    Findings found = TimelineRun.over(story);

    // then
    assertThat(found.alerts("fuel_loss"))
        .hasSize(2)
        .allMatch(alert -> alert.state() == Alert.State.RESOLVED);
    assertThat(found.alerts("fuel_loss").get(1).data())
        .containsEntry("lost_l", 10.0)
        .containsEntry("before_l", 70.0);
  }

  @Test
  void aMissingReadingIsNoEmptyTank() {
    DriveStory story =
        DriveStory.of("van").saying(litres(60)).stand(minutes(2)).saying(b -> {}).stand(minutes(5));
    assertThat(TimelineRun.over(story).alerts("fuel_loss")).isEmpty();
  }

  @Test
  void aPrivateDriveAndAPowerTakeOffAreNotJudged() {
    DriveStory story =
        DriveStory.of("van")
            .saying(litres(60))
            .stand(minutes(1))
            .saying(litres(50).andThen(b -> b.set(TelemetryField.PTO, true)))
            .stand(minutes(5))
            .saying(litres(50))
            .stand(minutes(1))
            .saying(litres(40).andThen(b -> b.set(TelemetryField.PRIVATE, true)))
            .stand(minutes(5))
            .saying(litres(40))
            .stand(minutes(1));
    assertThat(TimelineRun.over(story).alerts("fuel_loss")).isEmpty();
  }

  @Test
  void aRestoreInTheMiddleChangesNothing() {
    // given
    List<Telemetry> events =
        DriveStory.of("van")
            .saying(litres(60))
            .stand(minutes(1))
            .saying(litres(40))
            .stand(minutes(2))
            .events();

    // when
    TimelineRun run = new TimelineRun().apply(events.subList(0, 85)).restore();
    run.apply(events.subList(85, events.size()));

    // then
    assertThat(run.found.inTheEnd())
        .containsExactlyInAnyOrderElementsOf(TimelineRun.over(events).inTheEnd());
    assertThat(run.found.alerts("fuel_loss")).hasSize(1);
  }

  private static final Consumer<TelemetryBuilder> ENGINE_ON =
      b -> b.set(TelemetryField.IGNITION, true);

  private static Consumer<TelemetryBuilder> litres(double litres) {
    return b -> b.set(TelemetryField.FUEL_VOLUME, litres);
  }
}
