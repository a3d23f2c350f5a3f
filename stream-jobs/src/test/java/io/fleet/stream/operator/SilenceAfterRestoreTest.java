package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.VehicleTimeline;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A job that is restored, hours later and beside a new log, tells of a vehicle that has fallen
 * silent what it would have told had nothing been: what follows from so much silence, no more and
 * no sooner.
 */
class SilenceAfterRestoreTest {
  private static final long AWAY_MS = 3 * 3_600_000L;
  private static final int PARTITION = 3;
  private static final int SILENT_S = 150;

  /** A segment that lasts is told again by then. */
  private static final int RETOLD_AFTER_S = 30 + (int) (VehicleTimeline.UNDER_WAY_MS / 1_000);

  private KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness;
  private long logMs = 1_800_000_000_000L;
  private long offset;

  /** What was told since a moment: rows by their table, and what the driver did. */
  private record Told(List<ClickHouseTable> tables, List<DutySegment> duty) {}

  static Stream<List<Telemetry>> drives() {
    return Stream.of(
        driven().drive(50, minutes(3)).drive(20, seconds(47)).events(),
        driven().drive(50, minutes(3)).stand(seconds(20)).events(),
        driven().drive(50, minutes(3)).stand(minutes(3)).events());
  }

  private static DriveStory driven() {
    return DriveStory.of("van").saying(words -> words.driverId("ann")).stand(seconds(5));
  }

  @ParameterizedTest
  @MethodSource("drives")
  void whatIsToldOfSilenceIsWhatAnUndisturbedJobTells(List<Telemetry> drive) throws Exception {
    // given
    OperatorSubtaskState backup = driven(drive);
    Told undisturbed = silence(SILENT_S);
    harness.close();

    // when
    restore(backup);
    Told restored = silence(SILENT_S - (int) (LogClock.LONGEST_GAP_MS / 1_000) + 1);
    harness.close();

    // then
    assertThat(restored).isEqualTo(undisturbed);
  }

  @Test
  void aStretchThatLastsIsToldUpToTheLastThatWasHeard() throws Exception {
    // given
    List<Telemetry> drive = driven().drive(50, minutes(3)).drive(20, seconds(47)).events();
    OperatorSubtaskState backup = driven(drive);
    DutySegment toldBefore = last(duty());
    harness.close();

    // when
    restore(backup);
    Told restored = silence(RETOLD_AFTER_S);
    harness.close();

    // then
    long heardMs = last(drive).timestampMs();
    assertThat(toldBefore.endedAtMs()).isLessThan(heardMs);
    assertThat(restored.duty())
        .containsExactly(
            new DutySegment(
                "van", "ann", DutyKind.DRIVING, toldBefore.startedAtMs(), heardMs, true));
  }

  @ParameterizedTest
  @MethodSource("drives")
  void afterThatNothingIsToldUntilSilenceMeansSomethingElse(List<Telemetry> drive)
      throws Exception {
    // given a vehicle that was silent for long enough when the backup was taken
    driven(drive);
    silence(SILENT_S);
    OperatorSubtaskState backup = harness.snapshot(1, logMs);
    harness.close();

    // when
    restore(backup);
    Told restored = silence(RETOLD_AFTER_S);
    harness.close();

    // then
    assertThat(restored).isEqualTo(new Told(List.of(), List.of()));
  }

  private OperatorSubtaskState driven(List<Telemetry> drive) throws Exception {
    harness = harness();
    harness.open();
    for (Telemetry event : drive) {
      logMs += 1_000;
      harness.processElement(TimelineInput.event(event, PARTITION, offset++, logMs), logMs);
      harness.processWatermark(logMs);
    }
    return harness.snapshot(0, logMs);
  }

  /** Beside a log that begins anew. */
  private void restore(OperatorSubtaskState backup) throws Exception {
    logMs += AWAY_MS;
    offset = 0;
    harness = harness();
    harness.initializeState(backup);
    harness.open();
  }

  private Told silence(int forS) throws Exception {
    int rowsBefore = harness.extractOutputValues().size();
    int dutyBefore = duty().size();
    for (int i = 0; i < forS; i++) {
      logMs += 1_000;
      harness.processElement(TimelineInput.heartbeat("~0", PARTITION, offset++, logMs), logMs);
      harness.processWatermark(logMs);
    }
    List<EncodedRow> rows = harness.extractOutputValues();
    List<DutySegment> duty = duty();
    return new Told(
        rows.subList(rowsBefore, rows.size()).stream().map(EncodedRow::table).toList(),
        duty.subList(dutyBefore, duty.size()));
  }

  private List<DutySegment> duty() {
    var side = harness.getSideOutput(SideOutputs.DUTY);
    return side == null
        ? List.of()
        : side.stream().map(StreamRecord::getValue).map(DriverInput::segment).toList();
  }

  private static <T> T last(List<T> of) {
    return of.get(of.size() - 1);
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
