package io.fleet.stream.rule.health;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.fixture.TimelineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeRuleTest {

  @ParameterizedTest
  @CsvSource({
    // %, charging, km/h, fuel type; alerts
    "14.9, false, 0, electric, 1",
    "15.0, false, 0, electric, 0",
    "14.9, true, 0, electric, 0",
    "14.9, unknown, 0, electric, 0",
    "14.9, unknown, 40, electric, 1",
    "14.9, false, 0, unknown, 1",
    "14.9, false, 0, hybrid, 0",
    "0, false, 0, electric, 1",
  })
  void aDriveBatteryIsLowBelow15PerCentWhenItIsKnownNotToBeCharged(
      double pct, String charging, double kmph, String fuelType, int alerts) {
    // given
    Reference reference = new Reference();
    if (!fuelType.equals("unknown")) {
      reference.vehicle("van", "{\"fuel_type\":\"" + fuelType + "\"}");
    }
    DriveStory story =
        DriveStory.of("van")
            .saying(
                b -> {
                  b.set(TelemetryField.STATE_OF_CHARGE, pct);
                  if (!charging.equals("unknown")) {
                    b.set(TelemetryField.CHARGING, Boolean.parseBoolean(charging));
                  }
                })
            .drive(kmph, seconds(5));

    // when
    Findings found = new TimelineRun(reference.data).apply(story.events()).found;

    // then
    assertThat(found.alerts("low_charge")).hasSize(alerts);
  }

  @Test
  void aMissingReadingIsNoEmptyBattery() {
    DriveStory story =
        DriveStory.of("van").saying(TelemetryField.CHARGING, false).drive(50, minutes(2));
    assertThat(TimelineRun.over(story).alerts("low_charge")).isEmpty();
  }

  @Test
  void itIsToldOnceWhileItFallsAndOverWhenItIsCharged() {
    // given
    DriveStory story = DriveStory.of("van");
    for (int pct = 16; pct >= 11; pct--) {
      story.saying(charge(pct)).drive(50, seconds(60));
    }
    story.saying(TelemetryField.CHARGING, true).stand(seconds(5));

    // when
    TimelineRun run = new TimelineRun();
    run.apply(story.events().subList(0, 200)).restore();
    run.apply(story.events().subList(200, story.events().size()));

    // then
    var alerts = run.found.alerts("low_charge");
    assertThat(alerts).hasSize(1);
    assertThat(run.found.statesOf(alerts.get(0)))
        .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
  }

  private static java.util.function.Consumer<io.fleet.events.TelemetryBuilder> charge(double pct) {
    return b -> b.set(TelemetryField.STATE_OF_CHARGE, pct);
  }
}
