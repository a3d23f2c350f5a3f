package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.DeadLetter;
import io.fleet.events.DeviceEvent;
import io.fleet.events.DriverActivity;
import io.fleet.events.DriverEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TripEvent;
import io.fleet.events.VehicleStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each encoder's rows, read back from the real engine. */
class RowRoundTripTest {
  private static final long TS = StagedRows.START_MS + 123;
  private static final int ABSENT = Telemetry.ABSENT;

  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();

  @Test
  void telemetryWithEveryField() throws Exception {
    // given
    TelemetryBuilder builder =
        Telemetry.builder()
            .vehicleId("truck-é".replace("é", "1"))
            .timestampMs(TS)
            .serverTime(true)
            .driverId("anna")
            .tripId("t-9")
            .driverActivity(DriverActivity.REST)
            .faultCode("P0301")
            .faultCode("U0100")
            .event(new DeviceEvent(DeviceEvent.CRASH, 2_500, 4_210, TS))
            .tag("route", "north")
            .tag("load", "mélange");
    for (TelemetryField field : TelemetryField.values()) {
      builder.set(field, field.isFlag() ? 1 : Math.min(field.max(), 11 + field.ordinal() / 10.0));
    }
    Telemetry telemetry = builder.build();

    // when
    engine.insert(StagedRows.row(telemetry));

    // then
    String where = " FROM fleet.telemetry WHERE vehicle_id = 'truck-1'";
    for (TelemetryField field : TelemetryField.values()) {
      assertThat(engine.ask("SELECT toInt64(" + TelemetryRow.column(field) + ")" + where))
          .as(field.name())
          .isEqualTo(Integer.toString(telemetry.canonical(field)));
    }
    assertThat(
            engine.ask(
                "SELECT toString(ts), identity, driver_id, device_trip_id,"
                    + " driver_activity, time_source, fault_codes, tags, device_events"
                    + where))
        .isEqualTo(
            "2026-06-01 00:00:00.123\t"
                + Integer.toUnsignedString(telemetry.identity())
                + "\tanna\tt-9\trest\tserver\t['P0301','U0100']\t{'load':'mélange','route':'north'}\t"
                + "[{\"type\":\"crash\",\"value_g\":2.5,\"speed_kmph\":42.1,"
                + "\"at\":\"2026-06-01T00:00:00.123Z\"}]");
    assertThat(engine.ask("SELECT ingested_at > now() - 60" + where)).isEqualTo("1");
  }

  @Test
  void theContentsHashIsWrittenOnlyWhereAnIdMadeTheIdentity() throws Exception {
    // given
    TelemetryBuilder builder = Telemetry.builder().vehicleId("plain").timestampMs(TS);
    Telemetry plain = builder.set(TelemetryField.RPM, 900).build();
    Telemetry named = builder.vehicleId("named").eventId("e-1").build();

    // when
    engine.insert(StagedRows.row(plain));
    engine.insert(StagedRows.row(named));

    // then
    String of = " FROM fleet.telemetry WHERE vehicle_id = ";
    assertThat(engine.ask("SELECT content_hash" + of + "'plain'")).isEqualTo("0");
    assertThat(engine.ask("SELECT content_hash" + of + "'named'"))
        .isEqualTo(Integer.toUnsignedString(named.contentHash()));
    assertThat(
            engine.ask("SELECT DISTINCT content_hash FROM fleet.telemetry_current WHERE rpm = 900"))
        .isEqualTo(Integer.toUnsignedString(plain.contentHash()));
  }

  @Test
  void telemetryWithNextToNothing() throws Exception {
    // given
    Telemetry telemetry =
        Telemetry.builder()
            .vehicleId("bare")
            .timestampMs(TS)
            .set(TelemetryField.SOS, false)
            .build();

    // when
    engine.insert(StagedRows.row(telemetry));

    // then
    assertThat(
            engine.ask(
                "SELECT lat_e6, odometer_m, sos, driver_id = '', length(tags), device_events = ''"
                    + " FROM fleet.telemetry WHERE vehicle_id = 'bare'"))
        .isEqualTo("\\N\t\\N\tfalse\t1\t0\t1");
  }

  @Test
  void eventsThatSayDifferentThingsInOneBlock() throws Exception {
    // given
    TelemetryBlocks block = new TelemetryBlocks();
    block.add(of("mixed-1").set(TelemetryField.SPEED, 50).faultCode("P1").build());
    block.add(of("mixed-2").set(TelemetryField.SOS, true).build());
    block.add(of("mixed-3").driverId("jo").tag("a", "1").tag("b", "2").build());
    block.add(of("mixed-4").set(TelemetryField.ODOMETER, 7).faultCode("P2").build());
    block.add(of("mixed-5").set(TelemetryField.SPEED, 0).build());

    // when
    List<EncodedRow> rows = block.end();
    engine.insert(rows.toArray(new EncodedRow[0]));

    // then
    assertThat(rows).hasSize(1);
    assertThat(
            engine.ask(
                "SELECT vehicle_id, speed_ckmph, sos, driver_id, odometer_m, fault_codes, tags, lat_e6"
                    + " FROM fleet.telemetry WHERE vehicle_id LIKE 'mixed-%' ORDER BY vehicle_id"))
        .isEqualTo(
            "mixed-1\t5000\t\\N\t\t\\N\t['P1']\t{}\t\\N\n"
                + "mixed-2\t\\N\ttrue\t\t\\N\t[]\t{}\t\\N\n"
                + "mixed-3\t\\N\t\\N\tjo\t\\N\t[]\t{'a':'1','b':'2'}\t\\N\n"
                + "mixed-4\t\\N\t\\N\t\t7000\t['P2']\t{}\t\\N\n"
                + "mixed-5\t0\t\\N\t\t\\N\t[]\t{}\t\\N");
  }

  private static TelemetryBuilder of(String vehicleId) {
    return Telemetry.builder().vehicleId(vehicleId).timestampMs(TS);
  }

  @Test
  void alertsAndTheirWithdrawal() throws Exception {
    // given
    Alert opened = alert("a-1", 5, Alert.State.OPENED, null, ABSENT);
    Alert resolved = alert("a-2", 6, Alert.State.RESOLVED, TS + 9, 41_000_001);
    Alert withdrawn = alert("a-3", 7, Alert.State.WITHDRAWN, null, ABSENT);

    // when
    RowBinaryWriter writer = new RowBinaryWriter();
    engine.insert(
        AlertRow.encode(opened, writer),
        AlertRow.encode(resolved, writer),
        AlertRow.encode(withdrawn, writer));

    // then
    assertThat(
            engine.ask(
                "SELECT alert_id, version, state, toString(ended_at), lat, severity, data, late,"
                    + " source, driver_id, trip_id FROM fleet.alerts_current ORDER BY alert_id"))
        .isEqualTo(
            "a-1\t5\topened\t\\N\t\\N\t3\t{\"peak_kmph\":91.5}\tfalse\tfleet\t\tt-1\n"
                + "a-2\t6\tresolved\t2026-06-01 00:00:00.132\t41.000001\t3\t{\"peak_kmph\":91.5}"
                + "\tfalse\tfleet\t\tt-1");
    assertThat(engine.number("SELECT withdrawn FROM fleet.alerts WHERE alert_id = 'a-3'"))
        .isEqualTo(1);
  }

  @Test
  void deadLettersKeepEveryByteAndOneIdAThing() throws Exception {
    // given
    byte[] payload = {0, (byte) 0xff, '\n', '{'};
    byte[] key = {(byte) 0x80, 1};
    DeadLetter letter = new DeadLetter("decode", "malformed", "no JSON", "raw-3-77", TS);
    DeadLetter unlogged = new DeadLetter("gateway", "clock", "1980", "", TS);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(
        DeadLetterRow.encode(letter, key, payload, "dead-0-1", writer),
        DeadLetterRow.encode(letter, key, payload, "dead-0-2", writer),
        DeadLetterRow.encode(unlogged, null, payload, "dead-0-3", writer),
        DeadLetterRow.encode(unlogged, null, payload, "dead-0-4", writer));

    // then
    UUID id = DeadLetterRow.id(letter, "dead-0-1");
    assertThat(
            engine.ask(
                "SELECT dead_letter_id, place, reason, detail, origin, hex(record_key), hex(payload)"
                    + " FROM fleet.dead_letters_current WHERE origin != ''"))
        .isEqualTo(id + "\tdecode\tmalformed\tno JSON\traw-3-77\t8001\t00FF0A7B");
    assertThat(engine.number("SELECT count() FROM fleet.dead_letters_current WHERE origin = ''"))
        .isEqualTo(2);
  }

  @Test
  void tripEventsDriverEventsAndStatus() throws Exception {
    // given
    RowBinaryWriter writer = new RowBinaryWriter();
    TripEvent end =
        new TripEvent("t-1", "v-1", null, "trip_end", TS, 1, -2, 12_345L, null, "completed", -1);
    DriverEvent login = new DriverEvent("anna", null, "driver_login", TS, 1 << 31);
    VehicleStatus status =
        new VehicleStatus("v-1", TS, 805, ABSENT, 2_000_000_000, List.of("P0420"), 9);

    // when
    engine.insert(TripEventRow.encode(end, writer));
    engine.insert(DriverEventRow.encode(login, writer));
    engine.insert(VehicleStatusRow.encode(status, writer));

    // then
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.trip_events"))
        .isEqualTo(
            "v-1\tt-1\t2026-06-01 00:00:00.123\ttrip_end\t4294967295\t\t1\t-2\t12345\t\\N\tcompleted");
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.driver_events"))
        .isEqualTo("anna\t2026-06-01 00:00:00.123\tdriver_login\t\t2147483648");
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.vehicle_status"))
        .isEqualTo("v-1\t2026-06-01 00:00:00.123\t9\t805\t\\N\t2000000000\t['P0420']");
  }

  @Test
  void everyFieldARuleMayReadIsAColumnAndEveryTableIsTheMigrations() {
    Map<String, List<String>> migrated = migratedColumns();

    for (ClickHouseTable table : ClickHouseTable.values()) {
      List<String> expected = new ArrayList<>(migrated.get(table.tableName()));
      expected.remove("ingested_at");
      assertThat(table.columns())
          .as(table.tableName())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(migrated.get("telemetry"))
        .containsAll(List.of(TelemetryField.values()).stream().map(TelemetryRow::column).toList());
  }

  private static Map<String, List<String>> migratedColumns() {
    Map<String, List<String>> columns = new HashMap<>();
    engine
        .ask("SELECT table, name FROM system.columns WHERE database = 'fleet'")
        .lines()
        .map(line -> line.split("\t"))
        .forEach(c -> columns.computeIfAbsent(c[0], table -> new ArrayList<>()).add(c[1]));
    return columns;
  }

  private static Alert alert(
      String id, long version, Alert.State state, Long endedAtMs, int latE6) {
    return new Alert(
        id,
        version,
        state,
        TS,
        TS,
        endedAtMs,
        TS + 50,
        "overspeed",
        3,
        "v-1",
        null,
        "t-1",
        latE6,
        latE6,
        "too fast",
        Map.of("peak_kmph", 91.5),
        false,
        false);
  }
}
