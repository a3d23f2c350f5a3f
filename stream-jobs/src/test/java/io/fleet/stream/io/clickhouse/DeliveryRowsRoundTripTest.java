package io.fleet.stream.io.clickhouse;

import static io.fleet.stream.rule.plan.PlannedStop.NO_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DeliveryScan;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.delivery.RiskReason;
import io.fleet.stream.rule.delivery.Sla;
import io.fleet.stream.rule.delivery.StopState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stops and scans, written as rows and read back from the real engine. */
class DeliveryRowsRoundTripTest {
  private static final long TS = StagedRows.START_MS + 123;

  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();

  private final RowBinaryWriter writer = new RowBinaryWriter();

  private static DeliveryStop stop(
      String stopId, StopState state, DeliveryStop.Times times, DeliveryStop.Plan plan) {
    return new DeliveryStop(
        "van",
        "p",
        TS,
        stopId,
        3,
        2,
        state,
        "delivered",
        "place",
        "scan",
        "anna",
        "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c",
        times,
        plan,
        Sla.ON_TIME,
        new DeliveryStop.Signs(true, 12, 700),
        "late",
        new DeliveryStop.Risk(TS + 2, RiskReason.TRAFFIC));
  }

  @Test
  void stopsWithAndWithoutWhatIsKnown() throws Exception {
    // given
    DeliveryStop served =
        stop(
            "a",
            StopState.DEPARTED,
            new DeliveryStop.Times(TS + 1, TS + 2, TS + 3_002, TS + 9_000, TS + 10_002),
            new DeliveryStop.Plan("arrival", TS, TS + 60_000, 5_000, 1, 48_137_000, 11_575_000));
    DeliveryStop late =
        stop(
            "b",
            StopState.PLANNED,
            new DeliveryStop.Times(NO_TIME, NO_TIME, NO_TIME, NO_TIME, NO_TIME),
            new DeliveryStop.Plan(
                "completion", NO_TIME, TS, NO_TIME, 0, Telemetry.ABSENT, Telemetry.ABSENT));

    // when
    engine.insert(FindingRows.encode(served, 7, false, writer));
    engine.insert(FindingRows.encode(late, 8, false, writer));

    // then
    String columns =
        "SELECT version, vehicle_id, plan_id, toString(delivery_stop_id), sequence,"
            + " driven_sequence, state, outcome, source, arrival_source, driver_id, sla_basis, sla,"
            + " planned_service_s, dwell_s, waiting_s, late_s, drop_group, out_of_order,"
            + " place_distance_m, far_scan_m, reason, lat, lon, at_risk_at, risk_reason FROM"
            + " fleet.delivery_stops_current"
            + " WHERE stop_id = ";
    assertThat(engine.ask(columns + "'a'"))
        .isEqualTo(
            "7\tvan\tp\t"
                + served.deliveryStopId()
                + "\t3\t2\tdeparted\tdelivered\tplace\tscan\tanna\tarrival\ton_time\t5\t7\t3"
                + "\t-59.998\t1\t1\t12\t700\tlate\t48.137\t11.575\t2026-06-01 00:00:00.125\ttraffic");
    assertThat(engine.ask(columns + "'b'"))
        .endsWith(
            "\tcompletion\ton_time\t\\N\t\\N\t\\N\t\\N\t0\t1\t12\t700\tlate\t\\N\t\\N\t2026-06-01 00:00:00.125\ttraffic");
  }

  @Test
  void scansOfEveryKind() throws Exception {
    // given
    DeliveryScan moved = new DeliveryScan("van", "a", null, null, "resequenced", TS, null, 4, -1);

    // when
    engine.insert(DeliveryRows.encode(moved, writer));

    // then
    assertThat(engine.ask("SELECT * EXCEPT ingested_at FROM fleet.delivery_scans"))
        .isEqualTo("van\t2026-06-01 00:00:00.123\ta\tresequenced\t4294967295\t\t\t\t4");
  }
}
