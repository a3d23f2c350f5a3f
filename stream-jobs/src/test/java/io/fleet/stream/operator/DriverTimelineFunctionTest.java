package io.fleet.stream.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.BreakViolationJson;
import io.fleet.events.DriverEvent;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.stream.fixture.DutyStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.timeline.LogClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTimelineFunctionTest {
  private static final long START_MS = DutyStory.ms("2026-03-02T06:00", "UTC");
  private static final long HOUR_MS = 3_600_000;
  private static final long MINUTE_MS = 60_000;

  private KeyedOneInputStreamOperatorTestHarness<String, DriverInput, EncodedRow> harness;
  private final Reference reference =
      new Reference()
          .put(
              ReferenceKind.DRIVERS,
              DutyStory.DRIVER,
              Duration.ofDays(-1_000),
              "{\"name\":\"Ada\",\"hours_profile\":\"eu561\",\"zone\":\"Europe/Berlin\"}");

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
  void aBreakCutShortIsAnAlertARowAndARecordOfItsOwnUnderTheDriver() throws Exception {
    // given
    DutyStory day = DutyStory.at("2026-03-02T06:00").tells("drive 4:31, rest 0:44, drive 0:10");

    // when
    for (DutySegment segment : day.segments()) {
      send(segment);
    }

    // then
    Alert alert = last("break_violation");
    assertThat(alert.driverId()).isEqualTo(DutyStory.DRIVER);
    assertThat(alert.vehicleId()).isEqualTo("van-1");
    assertThat(alert.state()).isEqualTo(Alert.State.RESOLVED);
    assertThat(alert.data())
        .containsEntry("break_s", 44 * 60)
        .containsEntry("due_s", 45 * 60)
        .containsEntry("profile", "eu561");
    assertThat(alert.details()).contains("44 min where 45 min were due").contains("advisory");
    OutboundRecord record = lastOf(Topic.BREAK_VIOLATIONS);
    assertThat(new String(record.key, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(DutyStory.DRIVER);
    assertThat(BreakViolationJson.read(record.value).violationId()).isEqualTo(alert.alertId());
    assertThat(harness.extractOutputValues().stream().map(EncodedRow::table))
        .contains(ClickHouseTable.DRIVER_DAYS, ClickHouseTable.HOURS_VIOLATIONS);
  }

  @Test
  void aDriverWhoGoesOnDrivingIsWarnedWhenTheLogsTimeComes() throws Exception {
    // given 3 h 59 min 40 s of driving, as heard at once
    send(driving(4 * HOUR_MS - 20_000));
    assertThat(alerts()).isEmpty();

    // when
    harness.processWatermark(START_MS + 4 * HOUR_MS - 1);

    // then
    assertThat(alerts()).isEmpty();

    // when
    harness.processWatermark(START_MS + 4 * HOUR_MS);

    // then
    assertThat(alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.data()).containsEntry("stage", "warned_30_min");
              assertThat(alert.tsMs()).isEqualTo(START_MS + 4 * HOUR_MS);
              assertThat(alert.late()).isFalse();
            });
  }

  @Test
  void aBreakThatIsLongEnoughResolvesWithoutAWord() throws Exception {
    // given
    send(
        new DutySegment(
            "van-1", DutyStory.DRIVER, DutyKind.DRIVING, START_MS, START_MS + 4 * HOUR_MS, false));
    assertThat(alerts()).hasSize(1);

    // when
    for (int minute = 1; minute <= 50; minute++) {
      harness.processWatermark(START_MS + 4 * HOUR_MS + minute * MINUTE_MS);
    }

    // then
    assertThat(last("driving_hours").state()).isEqualTo(Alert.State.RESOLVED);
    assertThat(last("driving_hours").endedAtMs())
        .isEqualTo(START_MS + 4 * HOUR_MS + 45 * MINUTE_MS);
  }

  @Test
  void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
    // given
    send(driving(4 * HOUR_MS - 20_000));
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();

    // when
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    harness.processWatermark(START_MS + 4 * HOUR_MS);
    send(driving(4 * HOUR_MS + 31 * MINUTE_MS));

    // then
    assertThat(alerts())
        .extracting(alert -> alert.data().get("stage"))
        .containsExactly("warned_30_min", "exceeded");
    assertThat(alerts()).extracting(Alert::version).isSorted();
  }

  @Test
  void theDriversOwnBreakReachesThem() throws Exception {
    // given
    DutyStory day = DutyStory.at("2026-03-02T06:00").tells("drive 4:30, work 0:45, drive 0:10");
    for (DutySegment segment : day.segments()) {
      send(segment);
    }
    assertThat(last("driving_hours").data()).containsEntry("assumed_breaks", false);

    // when an event without meaning for hours comes, and one after it
    int before = alerts().size();
    say("driver_login", START_MS);
    say("break_start", START_MS + 3 * HOUR_MS);

    // then driving goes before what the driver says
    assertThat(alerts()).hasSize(before);
  }

  private static DutySegment driving(long lengthMs) {
    return new DutySegment(
        "van-1", DutyStory.DRIVER, DutyKind.DRIVING, START_MS, START_MS + lengthMs, true);
  }

  private void send(DutySegment segment) throws Exception {
    long version = LogClock.versionOf(segment.endedAtMs(), 0);
    harness.processElement(DriverInput.segment(segment, version, false), segment.endedAtMs());
  }

  private void say(String type, long atMs) throws Exception {
    DriverEvent event = new DriverEvent(DutyStory.DRIVER, null, type, atMs, 7);
    harness.processElement(DriverInput.event(event, LogClock.versionOf(atMs, 0)), atMs);
  }

  private List<Alert> alerts() throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (OutboundRecord record : outbound()) {
      if (record.topic.equals(Topic.ALERTS.topicName())) {
        alerts.add(AlertJson.read(record.value));
      }
    }
    return alerts;
  }

  private Alert last(String type) throws Exception {
    List<Alert> ofType = alerts().stream().filter(a -> a.alertType().equals(type)).toList();
    return ofType.get(ofType.size() - 1);
  }

  private OutboundRecord lastOf(Topic topic) {
    List<OutboundRecord> of =
        outbound().stream().filter(r -> r.topic.equals(topic.topicName())).toList();
    return of.get(of.size() - 1);
  }

  private List<OutboundRecord> outbound() {
    var side = harness.getSideOutput(SideOutputs.OUTBOUND);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, DriverInput, EncodedRow> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new DriverTimelineFunction(reference.factory())),
        DriverInput::driverId,
        Types.STRING);
  }
}
