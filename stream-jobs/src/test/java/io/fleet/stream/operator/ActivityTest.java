package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a subtask tells of its seconds. */
class ActivityTest {
  private static final long START_MS = 1_800_000_000_000L;
  private static final int LEFT = 3;
  private static final int RIGHT = 4;

  private final List<Activity> told = new ArrayList<>();
  private KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aSecondIsToldWhenEveryPartitionIsPastIt() throws Exception {
    // given
    heartbeat(LEFT, 0);
    heartbeat(RIGHT, 0);
    List<Telemetry> events = DriveStory.of("van").stand(seconds(3)).events();
    event(LEFT, 100, events.get(0));
    event(LEFT, 900, events.get(1));
    heartbeat(LEFT, 1_000);
    assertThat(told()).isEmpty();

    // when
    heartbeat(RIGHT, 1_000);

    // then
    assertThat(told()).containsExactly("0: 2 events, 0 mm");
  }

  @Test
  void aSecondWithoutEventsIsToldTooAndALongSilenceOnce() throws Exception {
    // given
    heartbeat(LEFT, 0);
    heartbeat(LEFT, 1_000);

    // when
    heartbeat(LEFT, 3_600_000);

    // then
    assertThat(told()).containsExactly("0: 0 events, 0 mm", "3599: 0 events, 0 mm");
  }

  @Test
  void aPartitionThatBringsNothingIsWaitedForTenSecondsOfTheWallClock() throws Exception {
    // given
    heartbeat(LEFT, 0);
    heartbeat(RIGHT, 0);
    heartbeat(LEFT, 1_000);
    harness.setProcessingTime(ActivityMeter.PATIENCE_MS);
    heartbeat(LEFT, 2_000);
    assertThat(told()).isEmpty();

    // when
    harness.setProcessingTime(ActivityMeter.PATIENCE_MS + 1);
    heartbeat(LEFT, 3_000);

    // then what it brings afterwards counts in the first second that is not told
    assertThat(told()).containsExactly("2: 0 events, 0 mm");
    event(RIGHT, 500, DriveStory.of("van").stand(seconds(1)).events().get(0));
    heartbeat(LEFT, 4_000);
    heartbeat(RIGHT, 4_000);
    assertThat(told()).containsExactly("2: 0 events, 0 mm", "3: 1 events, 0 mm");
  }

  @Test
  void distanceIsThatOfTheMotionRuleWhateverTheOrderAndRepeats() throws Exception {
    // given a drive of which each two neighbours come the wrong way round, and twice
    List<Telemetry> drive = DriveStory.of("van").drive(50, minutes(2)).stand(minutes(1)).events();
    List<Telemetry> shuffled = new ArrayList<>(drive);
    for (int i = 0; i + 1 < shuffled.size(); i += 2) {
      Collections.swap(shuffled, i, i + 1);
    }

    // when
    heartbeat(LEFT, 0);
    long atMs = 0;
    for (Telemetry event : shuffled) {
      atMs += 100;
      event(LEFT, atMs, event);
      event(LEFT, atMs, event);
    }
    heartbeat(LEFT, atMs + 1_000);

    // then
    assertThat(told()).isNotEmpty();
    assertThat(told.stream().mapToLong(a -> a.events).sum()).isEqualTo(drive.size());
    assertThat(told.stream().mapToLong(a -> a.distanceMm).sum()).isEqualTo(travelledMm(drive));
    assertThat(travelledMm(drive)).isGreaterThan(1_000_000);
  }

  @Test
  void anotherContentOfAKnownEventIsNoSecondEvent() throws Exception {
    // given
    Telemetry fix =
        DriveStory.of("van").saying(b -> b.eventId("1")).stand(seconds(1)).events().get(0);
    Telemetry other =
        DriveStory.of("van")
            .saying(b -> b.eventId("1").set(TelemetryField.RPM, 900))
            .stand(seconds(1))
            .events()
            .get(0);

    // when
    heartbeat(LEFT, 0);
    event(LEFT, 1, fix);
    event(LEFT, 2, other);
    event(LEFT, 3, fix);
    heartbeat(LEFT, 1_000);

    // then
    assertThat(told()).containsExactly("0: 1 events, 0 mm");
  }

  @Test
  void whatIsNotToldYetIsKeptInACheckpoint() throws Exception {
    // given
    List<Telemetry> drive = DriveStory.of("van").drive(50, seconds(10)).events();
    heartbeat(LEFT, 0);
    heartbeat(RIGHT, 0);
    event(LEFT, 300, drive.get(0));
    event(LEFT, 1_300, drive.get(1));
    heartbeat(RIGHT, 1_500);
    List<String> before = told();

    // when
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    event(LEFT, 1_400, drive.get(2));
    harness.close();
    told.clear();
    harness = harness();
    harness.initializeState(checkpoint);
    harness.open();
    event(LEFT, 1_400, drive.get(2));
    heartbeat(LEFT, 2_000);
    heartbeat(RIGHT, 2_000);

    // then
    assertThat(before).containsExactly("0: 1 events, 0 mm");
    assertThat(told()).containsExactly("1: 2 events, " + travelledMm(drive.subList(0, 3)) + " mm");
  }

  private static long travelledMm(List<Telemetry> drive) {
    MotionRule rule = new MotionRule();
    Motion motion = Motion.UNKNOWN;
    for (Telemetry event : drive) {
      motion = rule.step(motion, event);
    }
    return motion.travelledMm();
  }

  private void heartbeat(int partition, long afterMs) throws Exception {
    put(TimelineInput.heartbeat("~0", partition, offset++, START_MS + afterMs));
  }

  private void event(int partition, long afterMs, Telemetry event) throws Exception {
    put(TimelineInput.event(event, partition, offset++, START_MS + afterMs));
  }

  private void put(TimelineInput input) throws Exception {
    harness.processElement(input, input.appendMs());
  }

  private List<String> told() {
    var side = harness.getSideOutput(SideOutputs.ACTIVITY);
    told.clear();
    if (side != null) {
      side.forEach(record -> told.add(record.getValue()));
    }
    return told.stream()
        .map(
            a -> (a.atMs - START_MS) / 1_000 + ": " + a.events + " events, " + a.distanceMm + " mm")
        .toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(
            new VehicleTimelineFunction(StandardRules::book, ReferenceFactory.none())),
        TimelineInput::key,
        Types.STRING);
  }
}
