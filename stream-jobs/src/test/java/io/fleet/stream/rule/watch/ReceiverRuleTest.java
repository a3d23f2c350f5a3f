package io.fleet.stream.rule.watch;

import static io.fleet.stream.fixture.DriveStory.at;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverRuleTest {
  private static final int FIXES = 120;

  @ParameterizedTest
  @CsvSource({
    // km/h before, then km/h, metres a second by odometer, ignition, every s, for s; alerts
    "50, 50, -, -, 1, 60, 1",
    "50, 50, -, -, 1, 59, 0",
    "0, 5, -, -, 1, 60, 1",
    "0, 4.9, -, -, 1, 600, 0",
    "50, -, -, on, 1, 60, 1",
    "50, -, -, off, 1, 600, 0",
    "50, -, -, -, 1, 600, 0",
    "0, -, -, on, 1, 600, 0",
    "0, -, 10, -, 1, 70, 1",
    "0, -, 10, -, 1, 69, 0",
    "0, -, 0, -, 1, 600, 0",
    "50, 50, -, -, 60, 60, 1",
    "50, 50, -, -, 60, 59, 0",
    "50, 50, -, -, 300, 300, 1",
    "50, 50, -, -, 301, 1204, 0",
  })
  void aReceiverIsLostWhenMessagesOfAMovingVehicleHaveNoPositionFor60Seconds(
      double before,
      String kmph,
      String metres,
      String ignition,
      int everyS,
      int forS,
      int alerts) {
    // given
    List<Telemetry> events = new ArrayList<>(fixes(before, ignition));
    for (int s = 0; s <= forS; s += everyS) {
      TelemetryBuilder message = message(FIXES + s, ignition);
      if (!kmph.equals("-")) {
        message.set(TelemetryField.SPEED, Double.parseDouble(kmph));
      }
      if (!metres.equals("-")) {
        message.set(TelemetryField.ODOMETER, 1_000 + s * Double.parseDouble(metres) / 1_000);
      }
      events.add(message.set(TelemetryField.GPS_VALID, false).build());
    }

    // then
    assertThat(TimelineRun.over(events).alerts("gps_lost")).hasSize(alerts);
  }

  @Test
  void theNextFixEndsItAndARestoreInBetweenChangesNothing() {
    // given
    List<Telemetry> events = new ArrayList<>(fixes(50, "on"));
    for (int s = 0; s < 90; s++) {
      events.add(message(FIXES + s, "on").set(TelemetryField.SPEED, 50).build());
    }
    events.add(message(FIXES + 90, "on").position(48.01, 11).build());

    // when
    TimelineRun run = new TimelineRun().apply(events.subList(0, FIXES + 30)).restore();
    run.apply(events.subList(FIXES + 30, events.size()));

    // then
    AlertFinding alert = run.found.alerts("gps_lost").get(0);
    assertThat(run.found.statesOf(alert)).containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(alert.startedAtMs()).isEqualTo(at(Duration.ofSeconds(FIXES)));
    assertThat(alert.endedAtMs()).isEqualTo(at(Duration.ofSeconds(FIXES + 90)));
  }

  @Test
  void aPrivateDriveHasNoPositionOnPurpose() {
    List<Telemetry> events = new ArrayList<>(fixes(50, "on"));
    for (int s = 0; s < 600; s++) {
      events.add(message(FIXES + s, "on").set(TelemetryField.PRIVATE, true).build());
    }
    assertThat(TimelineRun.over(events).alerts("gps_lost")).isEmpty();
  }

  @Test
  void aVehicleThatNeverHadAPositionHasLostNone() {
    List<Telemetry> events = new ArrayList<>();
    for (int s = 0; s < 600; s++) {
      events.add(message(s, "on").set(TelemetryField.SPEED, 50).build());
    }
    assertThat(TimelineRun.over(events).alerts("gps_lost")).isEmpty();
  }

  @Test
  void howLongIsSet() {
    // given
    Reference reference = new Reference().rules("fleet", "{\"gps_lost\":{\"after_s\":10}}");
    List<Telemetry> events = new ArrayList<>(fixes(50, "on"));
    for (int s = 0; s <= 10; s++) {
      events.add(message(FIXES + s, "on").set(TelemetryField.SPEED, 50).build());
    }

    // when
    Findings found = new TimelineRun(reference.data).apply(events).found;

    // then
    assertThat(found.alerts("gps_lost")).hasSize(1);
  }

  private static List<Telemetry> fixes(double kmph, String ignition) {
    DriveStory story = DriveStory.of("van");
    if (!ignition.equals("-")) {
      story.saying(TelemetryField.IGNITION, ignition.equals("on"));
    }
    return story.drive(kmph, Duration.ofSeconds(FIXES)).events();
  }

  private static TelemetryBuilder message(int second, String ignition) {
    TelemetryBuilder message =
        Telemetry.builder().vehicleId("van").timestampMs(at(Duration.ofSeconds(second)));
    return ignition.equals("-")
        ? message.tag("a", "b")
        : message.set(TelemetryField.IGNITION, ignition.equals("on"));
  }
}
