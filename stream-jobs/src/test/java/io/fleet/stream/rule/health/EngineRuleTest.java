package io.fleet.stream.rule.health;

import static io.fleet.stream.fixture.DriveStory.at;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRuleTest {

  @ParameterizedTest
  @CsvSource({
    // °C, engine, every, for so many seconds after the first; alerts
    "105.1, on, 1, 60, 1",
    "105.1, on, 1, 59, 0",
    "105.0, on, 1, 600, 0",
    "140, off, 1, 600, 0",
    "140, unknown, 1, 600, 0",
    "106, on, 60, 60, 1",
    "106, on, 300, 300, 1",
    "106, on, 301, 1204, 0",
  })
  void anEngineIsTooHotAbove105DegreesFor60SecondsWhileItRuns(
      double celsius, String engine, int everyS, int forS, int alerts) {
    DriveStory story =
        DriveStory.of("van")
            .every(seconds(everyS))
            .saying(engine(engine).andThen(b -> b.set(TelemetryField.ENGINE_TEMPERATURE, celsius)))
            .stand(seconds(forS + 1));
    assertThat(TimelineRun.over(story).alerts("engine_overheated")).hasSize(alerts);
  }

  @ParameterizedTest
  @CsvSource({
    // told system, V, engine, for so many seconds; low, not charging
    "12, 11.79, off, 60, 1, 0",
    "12, 11.79, off, 59, 0, 0",
    "12, 11.8, off, 600, 0, 0",
    "24, 23.59, off, 60, 1, 0",
    "24, 23.6, off, 600, 0, 0",
    "-, 11.79, off, 60, 1, 0",
    "-, 23.59, off, 60, 1, 0",
    "12, 23.5, off, 600, 0, 0",
    "12, 5.9, off, 600, 0, 0",
    "12, 11.79, unknown, 600, 0, 0",
    "12, 11.79, on, 299, 0, 0",
    "12, 13.19, on, 300, 0, 1",
    "12, 13.19, on, 299, 0, 0",
    "12, 13.2, on, 900, 0, 0",
    "24, 26.39, on, 300, 0, 1",
    "24, 26.4, on, 900, 0, 0",
    "-, 26.39, on, 303, 0, 1",
    "12, 13.19, unknown, 900, 0, 0",
  })
  void aSupplyIsLowByItsSystemAndByWhetherTheEngineRuns(
      String system, double volts, String engine, int forS, int low, int charging) {
    // given
    Reference reference = new Reference();
    if (!system.equals("-")) {
      reference.vehicle("van", "{\"electrical_v\":" + system + "}");
    }
    DriveStory story =
        DriveStory.of("van").saying(engine(engine).andThen(volts(volts))).stand(seconds(forS + 1));
    // a learned system takes three readings to show itself
    DriveStory learned = system.equals("-") ? story.stand(seconds(3)) : story;

    // when
    Findings found = new TimelineRun(reference.data).apply(learned.events()).found;

    // then
    assertThat(found.alerts("battery_low")).hasSize(low);
    assertThat(found.alerts("charging_fault")).hasSize(charging);
  }

  @Test
  void oneDoubtfulReadingMakesNoTruckOfAVan() {
    // given a single reading of 27 V in a 12 V system
    DriveStory story =
        DriveStory.of("van")
            .saying(engine("off").andThen(volts(12.6)))
            .stand(seconds(10))
            .saying(volts(27))
            .stand(seconds(1))
            .saying(engine("off").andThen(volts(12.6)))
            .stand(minutes(10));
    assertThat(TimelineRun.over(story).alerts("battery_low")).isEmpty();
  }

  @Test
  void aLowBatteryIsToldOnceGetsWorseAndEndsWhenItHasBeenChargedForAMinute() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(engine("off").andThen(volts(11.5)))
            .stand(minutes(2))
            .saying(engine("off").andThen(volts(10.9)))
            .stand(minutes(2))
            // above the threshold, and not by enough
            .saying(engine("off").andThen(volts(12.0)))
            .stand(minutes(5))
            .saying(engine("on").andThen(volts(14.1)))
            .stand(minutes(2));

    // when
    Findings found = TimelineRun.over(story);

    // then
    List<AlertFinding> alerts = found.alerts("battery_low");
    assertThat(alerts).hasSize(1);
    AlertFinding alert = alerts.get(0);
    assertThat(found.statesOf(alert))
        .containsExactly(Alert.State.OPENED, Alert.State.UPDATED, Alert.State.RESOLVED);
    assertThat(alert.startedAtMs()).isEqualTo(at(seconds(0)));
    assertThat(alert.endedAtMs()).isEqualTo(at(minutes(9)));
    assertThat(alert.data())
        .containsEntry("lowest_v", 10.9)
        .containsEntry("system_source", "learned");
    assertThat(alert.details())
        .isEqualTo("van's battery was at 10.9 V with the engine off, less than 11.8 V.");
  }

  @Test
  void aMissingReadingIsNoReading() {
    // given every other message says nothing of the temperature
    DriveStory story = DriveStory.of("van").saying(engine("on"));
    for (int i = 0; i < 40; i++) {
      story
          .saying(engine("on").andThen(b -> b.set(TelemetryField.ENGINE_TEMPERATURE, 110)))
          .stand(seconds(1))
          .saying(b -> {})
          .stand(seconds(1));
    }
    assertThat(TimelineRun.over(story).alerts("engine_overheated")).hasSize(1);
  }

  @Test
  void aHotEngineThatIsSwitchedOffIsNoLongerTooHotWhateverItsSensorSays() {
    // given
    DriveStory story =
        DriveStory.of("van")
            .saying(engine("on").andThen(b -> b.set(TelemetryField.ENGINE_TEMPERATURE, 112)))
            .drive(50, minutes(3))
            .saying(engine("off"))
            .stand(minutes(2));

    // when
    AlertFinding alert = TimelineRun.over(story).alerts("engine_overheated").get(0);

    // then
    assertThat(alert.state()).isEqualTo(Alert.State.RESOLVED);
    assertThat(alert.endedAtMs()).isEqualTo(at(minutes(3)));
    assertThat(alert.severity()).isEqualTo(3);
    assertThat(alert.details()).isEqualTo("van's engine was 112.0 °C hot, more than 105 °C.");
  }

  @Test
  void thresholdsAreThoseInForce() {
    // given
    Reference reference =
        new Reference()
            .rules("fleet", "{\"health\":{\"engine_hot_c\":95,\"engine_hot_s\":10}}")
            .rules("vehicle:other", "{\"health\":{\"engine_hot_c\":120}}");
    DriveStory story =
        DriveStory.of("van")
            .saying(engine("on").andThen(b -> b.set(TelemetryField.ENGINE_TEMPERATURE, 96)))
            .stand(seconds(11));

    // then
    assertThat(
            new TimelineRun(reference.data).apply(story.events()).found.alerts("engine_overheated"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void disorderDuplicatesAndARestoreInTheMiddleChangeNothing(long seed) {
    // given
    List<Telemetry> inOrder =
        DriveStory.of("van")
            .saying(engine("on").andThen(volts(12.7)))
            .drive(50, minutes(7))
            .saying(engine("on").andThen(volts(14)))
            .drive(50, minutes(3))
            .saying(engine("off").andThen(volts(11.2)))
            .stand(minutes(3))
            .events();
    List<Telemetry> rough = shuffled(inOrder, seed);

    // when
    TimelineRun run = new TimelineRun().apply(rough.subList(0, 300)).restore();
    run.apply(rough.subList(300, rough.size()));

    // then
    Findings straight = TimelineRun.over(inOrder);
    assertThat(run.found.inTheEnd()).containsExactlyInAnyOrderElementsOf(straight.inTheEnd());
    assertThat(straight.alerts("charging_fault")).hasSize(1);
    assertThat(straight.alerts("battery_low")).hasSize(1);
  }

  /** Each event at most three seconds late, every fifth twice. */
  private static List<Telemetry> shuffled(List<Telemetry> events, long seed) {
    Random random = new Random(seed);
    List<Telemetry> rough = new ArrayList<>();
    for (int from = 0; from < events.size(); from += 3) {
      List<Telemetry> few =
          new ArrayList<>(events.subList(from, Math.min(from + 3, events.size())));
      few.add(events.get(from));
      Collections.shuffle(few, random);
      rough.addAll(few);
    }
    return rough;
  }

  private static Consumer<TelemetryBuilder> engine(String engine) {
    return switch (engine) {
      case "on" -> b -> b.set(TelemetryField.IGNITION, true);
      case "off" -> b -> b.set(TelemetryField.IGNITION, false);
      default -> b -> {};
    };
  }

  private static Consumer<TelemetryBuilder> volts(double volts) {
    return b -> b.set(TelemetryField.BATTERY_VOLTAGE, volts);
  }
}
