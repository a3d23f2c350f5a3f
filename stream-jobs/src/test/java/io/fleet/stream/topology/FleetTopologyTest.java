package io.fleet.stream.topology;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fleet.events.Change;
import io.fleet.events.ChangeJson;
import io.fleet.events.DeadLetter;
import io.fleet.events.Heartbeat;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.Topic;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.NothingStored;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.operator.AlertTracesFactory;
import io.fleet.stream.operator.PublishedAlertsFactory;
import io.fleet.stream.operator.ReferenceFactory;
import io.fleet.stream.operator.StandardRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class FleetTopologyTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final long APPENDED_MS = DriveStory.START.toEpochMilli() + 3_600_000;

  private final List<LogRecord> telemetry = new ArrayList<>();
  private final List<LogRecord> records = new ArrayList<>();

  @Test
  @Timeout(60)
  void goodEventsBecomeRowsAndBadOnesDeadLettersAndTheStreamGoesOn() throws Exception {
    // given two drives, a heartbeat, and three records nobody can read between them
    List<Telemetry> drive = aDrive("van-1");
    put(telemetry, Topic.TELEMETRY_RAW, Heartbeat.key(), Heartbeat.value());
    drive.forEach(this::putEvent);
    put(telemetry, Topic.TELEMETRY_RAW, null, new byte[] {0, 1, 2, (byte) 0xff});
    put(
        telemetry,
        Topic.TELEMETRY_RAW,
        null,
        "{\"vehicle_id\":\"van".getBytes(StandardCharsets.UTF_8));
    put(telemetry, Topic.TELEMETRY_RAW, null, new byte[1 << 20]);
    aDrive("van-2").forEach(this::putEvent);
    putText(
        Topic.ALERTS,
        "{\"alert_id\":\"a\",\"ts\":\"2026-03-02T08:00:00Z\",\"vehicle_id\":\"van-1\","
            + "\"trip_id\":\"\",\"alert_type\":\"overspeed\",\"severity\":2,\"details\":\"speed=91\"}");
    putText(
        Topic.TRIP_EVENTS,
        "{\"trip_id\":\"t\",\"vehicle_id\":\"van-1\",\"driver_id\":\"d\","
            + "\"event_type\":\"trip_start\",\"timestamp\":\"2026-03-02T08:00:00+00:00\"}");
    putText(
        Topic.DRIVER_EVENTS,
        "{\"driver_id\":\"d\",\"vehicle_id\":\"van-1\","
            + "\"event_type\":\"driver_login\",\"timestamp\":\"2026-03-02T08:00:00+00:00\"}");
    putText(
        Topic.VEHICLE_STATUS,
        "{\"vehicle_id\":\"van-1\",\"timestamp\":\"2026-03-02T08:00:00Z\","
            + "\"fuel_pct\":50.5,\"engine_temp_c\":80,\"odometer_km\":1000,\"fault_codes\":[\"P0420\"]}");
    putText(Topic.DRIVER_EVENTS, "no JSON");
    putText(
        Topic.RULES,
        "{\"id\":\"fleet\",\"valid_from\":\"2026-03-02T08:00:00Z\",\"version\":1,\"deleted\":false,"
            + "\"changed_at\":\"2026-03-02T07:00:00Z\",\"changed_by\":\"anna\",\"body\":{}}");
    putText(Topic.DRIVERS, "{\"body\":{\"name\":\"Jo Doe\"}}");
    putText(
        Topic.COMMAND_REPLIES,
        "{\"command_id\":\"c\",\"vehicle_id\":\"van-1\",\"status\":\"expired\","
            + "\"timestamp\":\"2026-03-02T08:00:00Z\"}");
    putText(
        Topic.EVENT_ACTIONS,
        "{\"action_id\":\"0b8f3a52-6f0e-4a44-9a60-1f0c7d2e9b10\",\"vehicle_id\":\"van-1\","
            + "\"event_id\":\"3f1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11\",\"event_kind\":\"crash\","
            + "\"action\":\"excluded\",\"reason\":\"a kerb\",\"by\":\"olga\","
            + "\"at\":\"2026-03-02T08:00:00Z\"}");
    putText(
        Topic.DEVICE_CONNECTIONS,
        "{\"client_id\":\"c\",\"vehicle_id\":\"van-1\",\"event\":\"connected\","
            + "\"timestamp\":\"2026-03-02T08:00:00Z\"}");
    putText(
        Topic.WEBHOOK_ATTEMPTS,
        "{\"at\":\"2026-03-02T08:00:00Z\",\"endpoint_id\":\"e\",\"message_id\":\"msg_1\",\"attempt\":1}");
    heartbeatTenSecondsLater();

    // when
    List<EncodedRow> rows = new ArrayList<>();
    List<OutboundRecord> outbound = new ArrayList<>();
    run(rows, outbound);

    // then
    Map<ClickHouseTable, Long> counts =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    EncodedRow::table, Collectors.summingLong(EncodedRow::count)));
    assertThat(counts)
        .containsEntry(ClickHouseTable.TELEMETRY, 2L * drive.size())
        .containsEntry(ClickHouseTable.ALERTS, 1L)
        .containsEntry(ClickHouseTable.TRIP_EVENTS, 1L)
        .containsEntry(ClickHouseTable.DRIVER_EVENTS, 1L)
        .containsEntry(ClickHouseTable.VEHICLE_STATUS, 1L)
        .containsEntry(ClickHouseTable.REFERENCE, 1L)
        .containsEntry(ClickHouseTable.COMMAND_REPLIES, 1L)
        .containsEntry(ClickHouseTable.EVENT_ACTIONS, 1L)
        .containsEntry(ClickHouseTable.DEVICE_CONNECTIONS, 1L)
        .containsEntry(ClickHouseTable.WEBHOOK_ATTEMPTS, 1L)
        .containsKeys(ClickHouseTable.TRIPS, ClickHouseTable.OVERSPEED_EPISODES)
        .containsEntry(ClickHouseTable.ACTIVITY_PER_MINUTE, 1L);
    assertThat(outbound)
        .filteredOn(r -> r.topic.equals(Topic.METRICS_LIVE.topicName()))
        .filteredOn(r -> new String(r.key, StandardCharsets.UTF_8).equals("activity_per_minute"))
        .singleElement()
        .extracting(r -> new String(r.value, StandardCharsets.UTF_8))
        .asString()
        .contains("\"alerts\":1,")
        .doesNotContain("\"events\":0,");
    assertThat(outbound.stream().filter(r -> r.topic.equals(Topic.DEAD_LETTERS.topicName())))
        .hasSize(5)
        .noneMatch(r -> new String(r.value, StandardCharsets.UTF_8).contains("Jo Doe"))
        .allMatch(r -> r.headers.get(DeadLetter.HEADER_REASON).equals("malformed"));
    assertThat(outbound.stream().filter(FleetTopologyTest::isOverspeedAlert)).hasSize(4);
    assertThat(changes(outbound))
        .filteredOn(change -> change.type().equals(Change.TRIP))
        .extracting(Change::vehicleId, Change::state)
        .containsExactlyInAnyOrder(
            tuple("van-1", "open"),
            tuple("van-1", "closed"),
            tuple("van-2", "open"),
            tuple("van-2", "closed"));
    assertThat(changes(outbound))
        .filteredOn(change -> change.type().equals("overspeed"))
        .hasSize((int) (long) counts.get(ClickHouseTable.OVERSPEED_EPISODES));
    assertThat(outbound)
        .filteredOn(r -> r.topic.equals(Topic.TRIP_SUMMARIES.topicName()))
        .hasSize(2);
  }

  private static List<Change> changes(List<OutboundRecord> outbound) throws Exception {
    List<Change> changes = new ArrayList<>();
    for (OutboundRecord record : outbound) {
      if (record.topic.equals(Topic.CHANGES.topicName())) {
        changes.add(ChangeJson.read(record.value));
      }
    }
    return changes;
  }

  private static boolean isOverspeedAlert(OutboundRecord record) {
    return record.topic.equals(Topic.ALERTS.topicName())
        && new String(record.value, StandardCharsets.UTF_8).contains("\"overspeed\"");
  }

  @Test
  @Timeout(60)
  void threeVehiclesThatBrakeAtOnePlaceAreToldOfByTheWholeGraph() throws Exception {
    // given
    List<Telemetry> all = new ArrayList<>();
    for (String vehicle : List.of("van-1", "van-2", "van-3")) {
      all.addAll(DriveStory.of(vehicle).drive(60, seconds(20)).drive(40, seconds(30)).events());
    }
    all.sort(Comparator.comparingLong(Telemetry::timestampMs));
    all.forEach(this::putEvent);
    put(records, Topic.DEAD_LETTERS, null, new byte[0]);

    // when
    List<OutboundRecord> outbound = new ArrayList<>();
    run(new ArrayList<>(), outbound);

    // then
    assertThat(outbound)
        .extracting(record -> new String(record.value, StandardCharsets.UTF_8))
        .filteredOn(alert -> alert.contains("\"dangerous_place\""))
        .hasSize(2)
        .allMatch(alert -> alert.contains("\"vehicles\":3"));
  }

  @Test
  @Timeout(60)
  void aDriverOfTwoVehiclesIsToldOfByTheWholeGraph() throws Exception {
    // given 4 h 40 min of driving in two vehicles, one of which names nobody and is logged in to,
    // and a break that is told too late to be one
    DriveStory.of("van-1")
        .every(seconds(20))
        .saying(b -> b.driverId("anna"))
        .drive(50, minutes(160))
        .events()
        .forEach(this::putEventOfTheEvening);
    DriveStory.of("van-2")
        .every(seconds(20))
        .silence(minutes(160))
        .drive(50, minutes(120))
        .stand(minutes(2))
        .events()
        .forEach(this::putEventOfTheEvening);
    putText(
        Topic.DRIVER_EVENTS,
        "{\"driver_id\":\"anna\",\"event_type\":\"break_start\","
            + "\"timestamp\":\"2026-03-02T13:00:00Z\"}");
    put(records, Topic.DEAD_LETTERS, null, new byte[0]);

    // when
    List<EncodedRow> rows = new ArrayList<>();
    List<OutboundRecord> outbound = new ArrayList<>();
    run(rows, outbound, new Reference().login("anna", "van-2", minutes(160)).factory());

    // then
    assertThat(rows.stream().map(EncodedRow::table).distinct())
        .contains(
            ClickHouseTable.DUTY_SEGMENTS,
            ClickHouseTable.DRIVER_DAYS,
            ClickHouseTable.HOURS_VIOLATIONS);
    assertThat(outbound)
        .extracting(record -> new String(record.value, StandardCharsets.UTF_8))
        .filteredOn(alert -> alert.contains("\"driving_hours\""))
        .anyMatch(alert -> alert.contains("\"stage\":\"exceeded\""))
        .allMatch(alert -> alert.contains("\"driver_id\":\"anna\""));
    assertThat(changes(outbound).stream().map(Change::type).distinct())
        .contains("duty_segment", "driver_day", "hours_violation");
  }

  private void run(List<EncodedRow> rows, List<OutboundRecord> outbound) throws Exception {
    run(rows, outbound, ReferenceFactory.none());
  }

  private void run(
      List<EncodedRow> rows, List<OutboundRecord> outbound, ReferenceFactory references)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.configure(
        new Configuration()
            .set(PipelineOptions.MAX_PARALLELISM, 128)
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.GENERIC_TYPES, false));
    env.setParallelism(2);
    FleetTopology.Outputs outputs =
        FleetTopology.define(
            inTheOrderOfEachVehicle(env.fromData(telemetry)),
            env.fromData(records),
            NothingStored.toRepair(env.fromData(records)),
            StandardRules::book,
            references,
            PublishedAlertsFactory.unknown(),
            AlertTracesFactory.carried());
    var rowsOut = outputs.rows().collectAsync();
    var outboundOut = outputs.outbound().collectAsync();
    env.execute();
    rowsOut.forEachRemaining(rows::add);
    outboundOut.forEachRemaining(outbound::add);
  }

  /** As a partition of the log is read: by one subtask. */
  private static DataStream<LogRecord> inTheOrderOfEachVehicle(DataStream<LogRecord> records) {
    return records.partitionCustom(
        (key, subtasks) -> Math.floorMod(key, subtasks), record -> Arrays.hashCode(record.key));
  }

  private static List<Telemetry> aDrive(String vehicleId) {
    return DriveStory.of(vehicleId)
        .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
        .drive(48, minutes(1))
        .drive(70, minutes(1))
        .stand(minutes(6))
        .events();
  }

  private void heartbeatTenSecondsLater() {
    telemetry.add(
        new LogRecord(
            Topic.TELEMETRY_RAW.topicName(),
            0,
            telemetry.size(),
            APPENDED_MS + 10_000,
            Heartbeat.key(),
            Heartbeat.value(),
            new HashMap<>()));
  }

  private void putEvent(Telemetry event) {
    put(
        telemetry,
        Topic.TELEMETRY_RAW,
        event.vehicleId().getBytes(StandardCharsets.UTF_8),
        TelemetryWriter.write(event, null));
  }

  private void putEventOfTheEvening(Telemetry event) {
    telemetry.add(
        new LogRecord(
            Topic.TELEMETRY_RAW.topicName(),
            0,
            telemetry.size(),
            APPENDED_MS + minutes(600).toMillis() + telemetry.size(),
            event.vehicleId().getBytes(StandardCharsets.UTF_8),
            TelemetryWriter.write(event, null),
            new HashMap<>()));
  }

  private void putText(Topic topic, String json) {
    put(records, topic, null, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(List<LogRecord> to, Topic topic, byte[] key, byte[] value) {
    to.add(
        new LogRecord(
            topic.topicName(), 0, to.size(), APPENDED_MS + to.size(), key, value, new HashMap<>()));
  }
}
