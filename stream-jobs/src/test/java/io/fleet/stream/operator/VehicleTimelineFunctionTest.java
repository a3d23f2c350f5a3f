package io.fleet.stream.operator;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.ByteReader;
import io.fleet.events.DeadLetter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.Topic;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.FailingSosRule;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.StoredVehicle;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.timeline.VehicleReplay;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.repair.RepairRequest;
import io.fleet.stream.timeline.repair.RepairSlice;
import io.fleet.stream.timeline.repair.RepairWish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VehicleTimelineFunctionTest {
  /** What is under way may still say that a vehicle was not silent. */
  private static final int UNDER_WAY_S = (int) (VehicleTimeline.UNDER_WAY_MS / 1_000);

  private static final int PARTITION = 3;

  private KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness;
  private long logMs = 1_800_000_000_000L;
  private long offset;
  private long checkpoints;

  @BeforeEach
  void open() throws Exception {
    harness = harness(StandardRules::book);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void driveBecomesATripRowAndItsAlertsGoToTheLog() throws Exception {
    // when
    send(aSpeedingDrive());

    // then
    assertThat(tables()).contains(ClickHouseTable.TRIPS, ClickHouseTable.OVERSPEED_EPISODES);
    assertThat(alerts("overspeed"))
        .extracting(Alert::state)
        .containsExactly(Alert.State.OPENED, Alert.State.RESOLVED);
    assertThat(alerts("overspeed")).extracting(Alert::version).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatIsFoundLaterHasTheHigherVersionThoughAllCameInOnePost() throws Exception {
    // given
    List<Telemetry> drive =
        DriveStory.of("van")
            .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
            .drive(70, minutes(1))
            .drive(40, minutes(1))
            .drive(70, minutes(1))
            .drive(40, minutes(1))
            .events();

    // when the log takes them in one millisecond, among a thousand others
    offset = 900;
    for (Telemetry event : drive) {
      harness.processElement(TimelineInput.event(event, PARTITION, offset++, logMs), logMs);
    }

    // then
    assertThat(alerts("overspeed")).hasSize(4);
    assertThat(alerts("overspeed")).extracting(Alert::version).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void yesterdaysBacklogRaisesTheAlertsOfALiveDriveMarkedLate() throws Exception {
    // given three harsh brakes, told as they happen
    List<Telemetry> drive = threeHarshBrakes();
    logMs = drive.get(0).timestampMs();
    send(drive);
    List<Alert> live = alerts("aggressive_driving");

    // when the same come a day later, all at once
    harness.close();
    harness = harness(StandardRules::book);
    harness.open();
    logMs += 86_400_000;
    send(drive);
    List<Alert> backlog = alerts("aggressive_driving");

    // then
    assertThat(live).extracting(Alert::late).containsExactly(false, false);
    assertThat(backlog).extracting(Alert::late).containsExactly(true, true);
    assertThat(backlog)
        .usingRecursiveComparison()
        .ignoringFields("late", "version", "emittedAtMs")
        .isEqualTo(live);
  }

  @Test
  void harshBrakesGoToThePatternsOfManyVehiclesOnceEach() throws Exception {
    // when
    send(threeHarshBrakes());

    // then
    assertThat(harness.getSideOutput(SideOutputs.BRAKES))
        .extracting(record -> record.getValue().vehicleId())
        .containsExactly("van", "van", "van");
  }

  private static List<Telemetry> threeHarshBrakes() {
    DriveStory story = DriveStory.of("van");
    for (int brake = 0; brake < 3; brake++) {
      story
          .drive(60, seconds(20))
          .drive(45, seconds(10))
          .drive(50, seconds(2))
          .drive(55, seconds(2));
    }
    return story.drive(60, seconds(20)).events();
  }

  @Test
  void everyVersionOfAHealthAlertGoesToTheWorkshopsTopicTooAndNoOther() throws Exception {
    // given a fault code, and a call for help
    DriveStory story =
        DriveStory.of("van")
            .saying(b -> b.faultCode("P0420"))
            .stand(seconds(5))
            .saying(TelemetryField.SOS, true)
            .stand(seconds(1));

    // when
    send(story.events());

    // then
    assertThat(outbound())
        .filteredOn(VehicleTimelineFunctionTest::isForWorkshops)
        .singleElement()
        .satisfies(
            record -> {
              Alert alert = AlertJson.read(record.value);
              assertThat(alert.alertType()).isEqualTo("fault_code");
              assertThat(new String(record.key, StandardCharsets.UTF_8)).isEqualTo("van");
              assertThat(alerts("fault_code")).containsExactly(alert);
            });
    assertThat(alerts("sos")).hasSize(1);
  }

  @Test
  void silentVehicleIsWokenByTheLogsTime() throws Exception {
    // given
    send(DriveStory.of("van").drive(50, minutes(2)).events());
    int told = rows().size();

    // when the log goes on for 16 minutes without the vehicle
    heartbeats(16 * 60);

    // then the trip is closed and the vehicle offline
    List<EncodedRow> since = rows().subList(told, rows().size());
    assertThat(since)
        .extracting(EncodedRow::table)
        .contains(ClickHouseTable.TRIPS, ClickHouseTable.VEHICLE_STATES);
  }

  @Test
  void outageOfOursEndsNoTrip() throws Exception {
    // given
    send(DriveStory.of("van").drive(50, minutes(2)).events());
    heartbeats(40);
    int told = rows().size();

    // when nobody writes to the log for an hour, and then somebody does again
    logMs += 3_600_000;
    heartbeats(60);

    // then
    assertThat(rows().subList(told, rows().size())).isEmpty();
  }

  @Test
  void restoredInMidTripItGoesOnAsIfNothingHadBeen() throws Exception {
    // given
    List<Telemetry> drive = aSpeedingDrive();
    send(drive);
    List<EncodedRow> undisturbed = rows();
    List<byte[]> undisturbedAlerts = ids();

    // when
    harness.close();
    harness = harness(StandardRules::book);
    harness.open();
    offset = 0;
    logMs = 1_800_000_000_000L;
    send(drive.subList(0, 75));
    List<EncodedRow> rows = new ArrayList<>(rows());
    List<byte[]> alerts = new ArrayList<>(ids());
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    harness.close();
    harness = harness(StandardRules::book);
    harness.initializeState(checkpoint);
    harness.open();
    send(drive.subList(75, drive.size()));
    rows.addAll(rows());
    alerts.addAll(ids());

    // then
    assertThat(rows).isEqualTo(undisturbed);
    assertThat(alerts).hasSameSizeAs(undisturbedAlerts);
  }

  @Test
  void eventARuleFailsAtIsADeadLetterWithRuleAndStackAndTheJobGoesOn() throws Exception {
    // given a rule with a bug that shows at every SOS
    harness.close();
    harness = harness(FailingSosRule::book);
    harness.open();
    var withSos =
        DriveStory.of("van")
            .drive(48, seconds(40))
            .saying(TelemetryField.SOS, true)
            .drive(48, seconds(1))
            .saying(b -> {})
            .drive(48, seconds(40));

    // when
    send(withSos.events());

    // then
    assertThat(outbound()).hasSize(1);
    OutboundRecord letter = outbound().get(0);
    assertThat(letter.topic).isEqualTo(Topic.DEAD_LETTERS.topicName());
    assertThat(letter.headers)
        .containsEntry(DeadLetter.HEADER_PLACE, "rule:sos")
        .hasEntrySatisfying(
            DeadLetter.HEADER_DETAIL,
            detail -> assertThat(detail).contains("a bug").contains("FailingSosRule.step"));
    assertThat(new String(letter.value, StandardCharsets.UTF_8)).contains("\"sos\":true");
    assertThat(tables()).contains(ClickHouseTable.TRIPS);
  }

  @Test
  void ruleThatFailsThreeTimesOnATripSaysOnceThatItIsOff() throws Exception {
    // given
    harness.close();
    harness = harness(FailingSosRule::book);
    harness.open();

    // when five signals come on one trip
    send(
        DriveStory.of("van")
            .drive(48, seconds(40))
            .saying(TelemetryField.SOS, true)
            .drive(48, seconds(5))
            .events());

    // then
    assertThat(outbound())
        .extracting(letter -> letter.headers.get(DeadLetter.HEADER_REASON))
        .containsExactly(
            "IllegalStateException", "IllegalStateException", "IllegalStateException", "off");
    assertThat(outbound().get(3).headers)
        .containsEntry(DeadLetter.HEADER_PLACE, "rule:sos")
        .hasEntrySatisfying(
            DeadLetter.HEADER_DETAIL, detail -> assertThat(detail).contains("until the next"));
  }

  @Test
  void vehicleSilentForADayShrinksAndGoesOnWhenItReturns() throws Exception {
    // given
    send(aSpeedingDrive());
    int whole = checkpointBytes();

    // when
    days(1);
    int justBefore = checkpointBytes();
    heartbeats(UNDER_WAY_S + 2);
    int residue = checkpointBytes();
    heartbeats(3_600);
    restore();
    send(DriveStory.of("van").silence(Duration.ofHours(30)).drive(60, minutes(2)).events());

    // then
    assertThat(justBefore).isGreaterThan(residue + 700);
    assertThat(residue).isLessThan(whole);
    assertThat(tables()).contains(ClickHouseTable.TRIPS);
  }

  @Test
  void vehicleSilentForFourHundredDaysLeavesNothing() throws Exception {
    // given
    send(aSpeedingDrive());

    // when
    days(400);
    int before = harness.numKeyedStateEntries();
    heartbeats(UNDER_WAY_S + 2);

    // then
    assertThat(before).isEqualTo(1);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void anOutageOfOursMakesNoVehicleShrink() throws Exception {
    // given
    send(aSpeedingDrive());
    heartbeats(60);
    int whole = checkpointBytes();

    // when nobody writes to the log for a week
    logMs += 7 * 86_400_000L;
    heartbeats(60);

    // then
    assertThat(checkpointBytes()).isGreaterThan(whole - 50);
  }

  @Test
  void whatComesTooLateIsAskedForOnceACheckpointCoversItAndThenTold() throws Exception {
    // given a drive of which the minute too fast comes last
    List<Telemetry> drive = aSpeedingDrive();
    List<Telemetry> held = drive.subList(60, 120);
    send(drive.subList(0, 60));
    send(drive.subList(120, drive.size()));
    send(held);
    StoredVehicle stored = new StoredVehicle(new Findings());
    drive.forEach(stored::store);

    // when a vehicle has been quiet for half a minute
    heartbeats(40);
    List<OutboundRecord> beforeTheCheckpoint = requests();
    harness.snapshot(++checkpoints, logMs);
    harness.notifyOfCompletedCheckpoint(checkpoints);
    heartbeats(1);

    // then
    assertThat(beforeTheCheckpoint).isEmpty();
    assertThat(requests()).hasSize(1);
    assertThat(alerts("overspeed")).isEmpty();

    // when
    RepairRequest request = RepairRequest.read(new ByteReader(requests().get(0).value));
    VehicleTimeline again = new VehicleTimeline(StandardRules.book());
    byte[] slice = new VehicleReplay(again).run(request, stored).toBytes();
    harness.processElement(TimelineInput.slice("van", new byte[] {1, 2, 3}, 0, 5, logMs), logMs);
    byte[] cut = Arrays.copyOf(slice, slice.length / 2);
    harness.processElement(TimelineInput.slice("van", cut, 0, 6, logMs), logMs);
    byte[] senseless = RepairSlice.of(slice).with(new byte[] {99}).toBytes();
    harness.processElement(TimelineInput.slice("van", senseless, 0, 6, logMs), logMs);

    // then what is no answer changes nothing
    assertThat(alerts("overspeed")).isEmpty();

    // when
    harness.processElement(TimelineInput.slice("van", slice, 0, 7, logMs), logMs);

    // then
    assertThat(alerts("overspeed")).extracting(Alert::late).isNotEmpty().containsOnly(true);
    assertThat(tables()).contains(ClickHouseTable.OVERSPEED_EPISODES);

    // when it comes again, after all
    int rows = rows().size();
    harness.processElement(TimelineInput.slice("van", slice, 0, 8, logMs), logMs);

    // then
    assertThat(rows()).hasSize(rows);
  }

  @Test
  void aRepairThatARestartInterruptsIsAskedForAgain() throws Exception {
    // given
    List<Telemetry> drive = aSpeedingDrive();
    send(drive.subList(30, drive.size()));
    send(drive.subList(0, 30));
    heartbeats(40);

    // when
    restore();
    heartbeats(70);
    harness.snapshot(++checkpoints, logMs);
    harness.notifyOfCompletedCheckpoint(checkpoints);
    heartbeats(1);

    // then
    assertThat(requests()).hasSize(1);
  }

  @Test
  void aWishHasAVehicleRunAgainThoughNothingCameLate() throws Exception {
    // given a vehicle that has long been silent
    List<Telemetry> drive = aSpeedingDrive();
    send(drive);
    days(2);
    byte[] wish =
        new RepairWish(drive.get(10).timestampMs(), drive.get(90).timestampMs()).toBytes();

    // when
    harness.processElement(TimelineInput.slice("nobody", wish, 0, 5, logMs), logMs);
    harness.processElement(TimelineInput.slice("van", wish, 0, 6, logMs), logMs);
    heartbeats(40);
    harness.snapshot(++checkpoints, logMs);
    harness.notifyOfCompletedCheckpoint(checkpoints);
    heartbeats(1);

    // then
    assertThat(requests()).hasSize(1);
    RepairRequest request = RepairRequest.read(new ByteReader(requests().get(0).value));
    assertThat(request.vehicleId()).isEqualTo("van");
    assertThat(request.fromMs()).isEqualTo(drive.get(10).timestampMs());
    assertThat(request.toMs()).isEqualTo(drive.get(90).timestampMs());
    assertThat(request.untilMs()).isEqualTo(drive.get(drive.size() - 1).timestampMs());
  }

  private List<OutboundRecord> requests() {
    return outbound().stream()
        .filter(record -> record.topic.equals(Topic.REPAIR_REQUESTS.topicName()))
        .toList();
  }

  /** Time that is attended, a heartbeat every 5 s; the last second of it is left to the caller. */
  private void days(int days) throws Exception {
    long untilMs = logMs + days * 86_400_000L - 1_000;
    while (logMs < untilMs) {
      logMs += Math.min(5_000, untilMs - logMs);
      harness.processElement(TimelineInput.heartbeat("~0", PARTITION, offset++, logMs), logMs);
      if (offset % 1_000 == 0 || logMs == untilMs) {
        harness.processWatermark(logMs);
        harness.getSideOutput(SideOutputs.ACTIVITY).clear();
      }
    }
  }

  private int checkpointBytes() throws Exception {
    OperatorSubtaskState checkpoint = harness.snapshot(++checkpoints, logMs);
    return (int) checkpoint.getManagedKeyedState().getStateSize();
  }

  private void restore() throws Exception {
    OperatorSubtaskState checkpoint = harness.snapshot(++checkpoints, logMs);
    harness.close();
    harness = harness(StandardRules::book);
    harness.initializeState(checkpoint);
    harness.open();
  }

  private static List<Telemetry> aSpeedingDrive() {
    return DriveStory.of("van")
        .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
        .stand(seconds(10))
        .drive(48, minutes(1))
        .drive(70, seconds(30))
        .drive(40, seconds(30))
        .stand(minutes(6))
        .events();
  }

  private void send(List<Telemetry> events) throws Exception {
    for (Telemetry event : events) {
      logMs += 1_000;
      harness.processElement(TimelineInput.event(event, PARTITION, offset++, logMs), logMs);
      harness.processWatermark(logMs);
    }
  }

  private void heartbeats(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      logMs += 1_000;
      harness.processElement(TimelineInput.heartbeat("~0", PARTITION, offset++, logMs), logMs);
      harness.processWatermark(logMs);
    }
  }

  private List<EncodedRow> rows() {
    return harness.extractOutputValues();
  }

  private List<ClickHouseTable> tables() {
    return rows().stream().map(EncodedRow::table).toList();
  }

  private List<Alert> alerts() throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (OutboundRecord record : outbound()) {
      if (!isForWorkshops(record) && !requests().contains(record)) {
        assertThat(record.topic).isEqualTo(Topic.ALERTS.topicName());
        alerts.add(AlertJson.read(record.value));
      }
    }
    return alerts;
  }

  private static boolean isForWorkshops(OutboundRecord record) {
    return record.topic.equals(Topic.VEHICLE_HEALTH_ALERTS.topicName());
  }

  private List<Alert> alerts(String type) throws Exception {
    return alerts().stream().filter(alert -> alert.alertType().equals(type)).toList();
  }

  private List<byte[]> ids() {
    return outbound().stream().map(record -> record.key).toList();
  }

  private List<OutboundRecord> outbound() {
    var side = harness.getSideOutput(SideOutputs.OUTBOUND);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, TimelineInput, EncodedRow> harness(
      VehicleTimelineFunction.RuleBookFactory rules) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new VehicleTimelineFunction(rules, ReferenceFactory.none())),
        TimelineInput::key,
        Types.STRING);
  }
}
