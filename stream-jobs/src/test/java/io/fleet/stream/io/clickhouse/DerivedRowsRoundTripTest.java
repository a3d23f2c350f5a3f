package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.EventAction;
import io.fleet.events.EventActionJson;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.WebhookAttempt;
import io.fleet.events.WebhookAttemptJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.crash.CrashVerdict;
import io.fleet.stream.rule.harsh.Evidence;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.harsh.HarshKind;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.tow.TowedMovement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What timelines and panels find, written as rows and read back from the real engine. */
class DerivedRowsRoundTripTest {
  private static final long TS = StagedRows.START_MS + 123;
  private static final int ABSENT = Telemetry.ABSENT;

  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();

  @Test
  void manoeuvresWithAndWithoutAValue() throws Exception {
    // given
    String trip = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";
    HarshEvent measured =
        new HarshEvent(
            "van",
            HarshKind.BRAKING,
            false,
            "anna",
            trip,
            TS,
            TS + 2_000,
            567,
            360,
            2,
            true,
            true,
            Evidence.SPEED,
            8_000,
            48_137_000,
            11_575_000);
    HarshEvent reported =
        new HarshEvent(
            "van",
            HarshKind.CORNERING,
            true,
            null,
            null,
            TS + 1,
            TS + 1,
            0,
            360,
            1,
            true,
            false,
            Evidence.DEVICE,
            ABSENT,
            ABSENT,
            ABSENT);

    // when
    RowBinaryWriter writer = new RowBinaryWriter();
    engine.insert(FindingRows.encode(measured, 7, false, writer));
    engine.insert(FindingRows.encode(reported, 8, true, writer));

    // then
    String columns =
        "SELECT kind, toString(started_at), driver_id, toString(trip_id), dateDiff('ms',"
            + " started_at, ended_at), peak_mg, threshold_mg, severity, source, basis, speed_ckmph,"
            + " lat_e6, lon_e6, version, withdrawn FROM fleet.harsh_events WHERE event_id = ";
    assertThat(engine.ask(columns + "'" + measured.eventId() + "'"))
        .isEqualTo(
            "harsh_braking\t2026-06-01 00:00:00.123\tanna\t"
                + trip
                + "\t2000\t567\t360\t2\tboth\tspeed\t8000\t48137000\t11575000\t7\t0");
    assertThat(engine.ask(columns + "'" + reported.eventId() + "'"))
        .isEqualTo(
            "harsh_cornering\t2026-06-01 00:00:00.124\t\t\\N\t0\t0\t360\t1\tdevice\tdevice\t\\N"
                + "\t\\N\t\\N\t8\t1");
  }

  @Test
  void idlingWithAndWithoutTripAndFuel() throws Exception {
    // given
    String trip = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";
    IdlingEpisode over =
        new IdlingEpisode(
            "van", false, "anna", trip, TS, TS + 190_500, 1, 48_137_000, 11_575_000, 4_010, 3_998);
    IdlingEpisode lasting =
        new IdlingEpisode(
            "van", true, null, null, TS + 1, TS + 1, 2, 48_137_000, 11_575_000, ABSENT, ABSENT);

    // when
    RowBinaryWriter writer = new RowBinaryWriter();
    engine.insert(FindingRows.encode(over, 7, false, writer));
    engine.insert(FindingRows.encode(lasting, 8, false, writer));

    // then
    String columns =
        "SELECT version, vehicle_id, driver_id, toString(trip_id), state, toString(started_at),"
            + " duration_s, severity, fuel_used_l, lat, lon FROM fleet.idlings_current WHERE"
            + " idling_id = ";
    assertThat(engine.ask(columns + "'" + over.idlingId() + "'"))
        .isEqualTo(
            "7\tvan\tanna\t"
                + trip
                + "\tclosed\t2026-06-01 00:00:00.123\t190.5\t1\t0.12\t48.137\t11.575");
    assertThat(engine.ask(columns + "'" + lasting.idlingId() + "'"))
        .isEqualTo("8\tvan\t\t\\N\topen\t2026-06-01 00:00:00.124\t0\t2\t\\N\t48.137\t11.575");
  }

  @Test
  void towsWithAndWithoutAPlace() throws Exception {
    // given
    TowedMovement over =
        new TowedMovement(
            "van",
            TowedMovement.ClosedBy.STANDING,
            TowedMovement.Source.BOTH,
            TS,
            new Place(TS - 60_000, 48_137_000, 11_575_000),
            new Place(TS + 90_000, 48_140_000, 11_580_000),
            812_345);
    TowedMovement placeless =
        new TowedMovement("van", null, TowedMovement.Source.DEVICE, TS + 1, null, null, 0);

    // when
    RowBinaryWriter writer = new RowBinaryWriter();
    engine.insert(FindingRows.encode(over, 7, false, writer));
    engine.insert(FindingRows.encode(placeless, 8, false, writer));

    // then
    String columns =
        "SELECT version, vehicle_id, state, closed_by, source, dateDiff('ms', parked_since,"
            + " started_at), duration_s, distance_m, parked_lat, parked_lon, lat, lon FROM"
            + " fleet.tows_current WHERE tow_id = ";
    assertThat(engine.ask(columns + "'" + over.towId() + "'"))
        .isEqualTo(
            "7\tvan\tclosed\tstanding\tboth\t60000\t90\t812.345\t48.137\t11.575\t48.14\t11.58");
    assertThat(engine.ask(columns + "'" + placeless.towId() + "'"))
        .isEqualTo("8\tvan\topen\t\tdevice\t0\t0\t0\t\\N\t\\N\t\\N\t\\N");
  }

  @Test
  void crashesAsTheyWereToldLast() throws Exception {
    // given one that is confirmed, and one of which only the tracker's word is known
    String trip = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";
    CrashEvent suspected =
        new CrashEvent(
            "van",
            TS,
            CrashVerdict.SUSPECTED,
            0,
            false,
            "anna",
            null,
            Evidence.ACCELEROMETER,
            5_250,
            6_310,
            4_105,
            48_137_000,
            11_575_000);
    CrashEvent confirmed = suspected.decided(CrashVerdict.CONFIRMED, TS + 61_000, "ben", trip);
    CrashEvent reported =
        new CrashEvent(
            "van",
            TS + 1,
            CrashVerdict.SUSPECTED,
            0,
            true,
            null,
            null,
            Evidence.DEVICE,
            ABSENT,
            ABSENT,
            ABSENT,
            ABSENT,
            ABSENT);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(FindingRows.encode(suspected, 7, false, writer));
    engine.insert(FindingRows.encode(confirmed, 8, false, writer));
    engine.insert(FindingRows.encode(reported, 9, false, writer));

    // then
    String row = "SELECT * EXCEPT (event_id, ingested_at) FROM fleet.crash_events_current";
    assertThat(engine.ask(row + " WHERE event_id = '" + confirmed.eventId() + "'"))
        .isEqualTo(
            "8\tvan\tanna\t"
                + trip
                + "\tconfirmed\t2026-06-01 00:00:00.123\t2026-06-01 00:01:01.123\t4"
                + "\taccelerometer\t5.25\t63.1\t41.05\t48.137\t11.575");
    assertThat(engine.ask(row + " WHERE event_id = '" + reported.eventId() + "'"))
        .isEqualTo(
            "9\tvan\t\t\\N\tsuspected\t2026-06-01 00:00:00.124\t\\N\t2\tdevice"
                + "\t\\N\t\\N\t\\N\t\\N\t\\N");
  }

  @Test
  void referenceDataWithoutWhatIsPersonalOfDrivers() throws Exception {
    // given
    ReferenceVersion rules =
        new ReferenceVersion(
            ReferenceKind.RULES,
            "fleet",
            0,
            3,
            false,
            TS,
            "anna",
            "{\"trip\":{\"standing_s\":60}}");
    ReferenceVersion gone =
        new ReferenceVersion(ReferenceKind.RULES, "fleet", TS, 4, true, TS, "anna", "{}");
    ReferenceVersion driver =
        new ReferenceVersion(
            ReferenceKind.DRIVERS,
            "d-1",
            TS,
            1,
            false,
            TS,
            "anna",
            "{\"name\":\"Jo Doe\",\"phone\":\"+49\",\"licence\":{\"id\":\"L\"},\"group\":\"north\","
                + "\"nickname\":[\"Jo\"],\"zone\":\"Europe/Berlin\",\"hours_profile\":\"van\"}");
    ReferenceVersion device =
        new ReferenceVersion(ReferenceKind.DEVICES, "d", 0, 1, false, TS, "anna", "{}");
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(ReferenceRow.encode(rules, writer), ReferenceRow.encode(rules, writer));
    engine.insert(ReferenceRow.encode(gone, writer), ReferenceRow.encode(driver, writer));

    // then
    assertThat(
            engine.ask(
                "SELECT kind, id, toUnixTimestamp64Milli(valid_from), version, deleted,"
                    + " toUnixTimestamp64Milli(changed_at), changed_by, body"
                    + " FROM fleet.reference_current ORDER BY kind, valid_from"))
        .isEqualTo(
            "drivers\td-1\t%1$d\t1\tfalse\t%1$d\tanna\t{\"group\":\"north\",\"zone\":\"Europe/Berlin\",\"hours_profile\":\"van\"}\n"
                    .formatted(TS)
                + "rules\tfleet\t0\t3\tfalse\t%d\tanna\t{\"trip\":{\"standing_s\":60}}\n"
                    .formatted(TS)
                + "rules\tfleet\t%1$d\t4\ttrue\t%1$d\tanna\t{}".formatted(TS));
    assertThatThrownBy(() -> ReferenceRow.encode(device, writer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repliesAndConnectionsAsTheyAreToldAndOnceEach() throws Exception {
    // given
    byte[] reply =
        """
        {"command_id":"c-1","vehicle_id":"v-1","timestamp":"2026-06-01T00:00:00.123Z",
         "status":"acknowledged","detail":"done","more":[1]}\
        """
            .getBytes(StandardCharsets.UTF_8);
    byte[] connection =
        """
        {"vehicle_id":"v-1","client_id":"v-1","timestamp":1780272000123,"event":"lost",
         "reason":"keep alive"}\
        """
            .getBytes(StandardCharsets.UTF_8);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(
        DeviceRow.commandReply(reply, 7, writer), DeviceRow.commandReply(reply, 8, writer));
    engine.insert(DeviceRow.connection(connection, 9, writer));

    // then
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.command_replies_current"))
        .isEqualTo("v-1\tc-1\t2026-06-01 00:00:00.123\tacknowledged\t8\tdone");
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.device_connections_current"))
        .isEqualTo("v-1\t2026-06-01 00:00:00.123\tv-1\tlost\t9\tkeep alive");
    for (String wrong : List.of("[]", "{}", "{\"vehicle_id\":\"v-1\",\"timestamp\":\"x\"}")) {
      assertThatThrownBy(
              () -> DeviceRow.connection(wrong.getBytes(StandardCharsets.UTF_8), 1, writer))
          .isInstanceOf(Refusal.RefusedException.class);
    }
  }

  @Test
  void anAttemptAndTheEndOfItsMessageInTheSameMillisecondAreTwoRows() throws Exception {
    // given
    WebhookAttempt last =
        new WebhookAttempt(
            1_780_272_000_123L,
            "ops",
            "msg_1",
            "vehicle.tow.opened",
            "a-1",
            1_780_271_999_000_001L,
            "v-1",
            "fleet.prod.alerts.outbound-2-17",
            10,
            "rejected",
            503,
            42,
            "try later",
            0,
            "");
    byte[] end =
        """
        {"at":"2026-06-01T00:00:00.123Z","endpoint_id":"ops","message_id":"msg_1","attempt":10,
         "final_outcome":"exhausted"}\
        """
            .getBytes(StandardCharsets.UTF_8);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(
        WebhookAttemptRow.encode(last, 7, writer),
        WebhookAttemptRow.encode(last, 8, writer),
        WebhookAttemptRow.encode(WebhookAttemptJson.read(end), 9, writer));

    // then
    assertThat(
            engine.ask(
                "SELECT * EXCEPT (ingested_at, next_attempt_at) FROM fleet.webhook_attempts_current ORDER BY outcome"))
        .isEqualTo(
            "ops\t2026-06-01 00:00:00.123\tmsg_1\t10\t\t\t\t0\t\t\t0\t0\t\texhausted\n"
                + "ops\t2026-06-01 00:00:00.123\tmsg_1\t10\trejected\tvehicle.tow.opened\ta-1"
                + "\t1780271999000001\tv-1\tfleet.prod.alerts.outbound-2-17\t503\t42\ttry later");
  }

  @Test
  void whatPeopleSayAboutAnEventOnceAndWithoutADriver() throws Exception {
    // given
    UUID event = UUID.fromString("3f1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11");
    UUID id = UUID.fromString("0b8f3a52-6f0e-4a44-9a60-1f0c7d2e9b10");
    EventAction action =
        new EventAction(
            id,
            event,
            "crash",
            "v-1",
            null,
            EventAction.Kind.EXCLUDED,
            "a kerb",
            "olga",
            1780272000123L);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(
        EventActionRow.encode(action, 7, writer),
        EventActionRow.encode(EventActionJson.read(EventActionJson.write(action)), 8, writer));

    // then
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.event_actions_current"))
        .isEqualTo(
            id
                + "\t8\t"
                + event
                + "\tcrash\tv-1\t\texcluded\ta kerb\tolga\t2026-06-01 00:00:00.123");
  }

  @Test
  void aWordAboutAnAlertThatIsSaidAgainAndIsOfItsFirstTime() throws Exception {
    // given
    AlertAction first = assigned(1_780_272_000_123L);
    AlertAction repeat = assigned(1_780_272_060_000L);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(
        AlertActionRow.encode(repeat, 8, writer),
        AlertActionRow.encode(AlertActionJson.read(AlertActionJson.write(first)), 7, writer));

    // then
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.alert_actions_current"))
        .isEqualTo(
            "alert-1\t"
                + first.actionId()
                + "\t2026-06-01 00:00:00.123\tv-1\tassigned\tomar\tyours\tolga");
  }

  private static AlertAction assigned(long atMs) {
    return new AlertAction(
        UUID.fromString("0b8f3a52-6f0e-4a44-9a60-1f0c7d2e9b10"),
        "alert-1",
        "v-1",
        AlertAction.Kind.ASSIGNED,
        "omar",
        "yours",
        "olga",
        atMs);
  }

  @Test
  void windowsOfEveryPanelAndOneThatIsToldAgain() throws Exception {
    // given
    Map<String, Object> window = new HashMap<>();
    window.put("window_start", LocalDateTime.of(2026, 6, 1, 8, 0));
    window.put("window_end", LocalDateTime.of(2026, 6, 1, 8, 0, 5));
    window.put("events", 7L);
    window.put("alerts", 2L);
    window.put("serious_alerts", 1L);
    window.put("distance_mm", -1_500L);
    window.put("vehicle_id", "v-1");
    window.put("severity", 4);
    RowBinaryWriter writer = new RowBinaryWriter();

    // when
    engine.insert(PanelRow.encode(ClickHouseTable.FLEET_ACTIVITY, window::get, writer));
    engine.insert(PanelRow.encode(ClickHouseTable.FLEET_ACTIVITY, window::get, writer));
    engine.insert(PanelRow.encode(ClickHouseTable.ACTIVITY_PER_MINUTE, window::get, writer));
    engine.insert(PanelRow.encode(ClickHouseTable.ALERT_BURSTS, window::get, writer));
    window.put("alert_type", "overspeed");
    window.put("vehicles", 1L);
    engine.insert(PanelRow.encode(ClickHouseTable.BEHAVIOUR_PER_MINUTE, window::get, writer));
    window.put("window_end", LocalDateTime.of(2026, 6, 1, 8, 9));
    window.put("alerts", 3L);
    engine.insert(PanelRow.encode(ClickHouseTable.ALERT_BURSTS, window::get, writer));

    // then
    String times = "2026-06-01 08:00:00.000\t2026-06-01 08:00:05.000\t";
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.fleet_activity_current"))
        .isEqualTo(times + "7\t2\t-1.5");
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.activity_per_minute_current"))
        .isEqualTo(times + "7\t2\t1\t-1.5");
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.alert_bursts_current"))
        .isEqualTo("v-1\t2026-06-01 08:00:00.000\t2026-06-01 08:04:00.000\t3\t4");
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.behaviour_per_minute_current"))
        .isEqualTo(times + "overspeed\t2\t1\t4");
  }
}
