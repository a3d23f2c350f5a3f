package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.utilisation.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Visits to geofences and spans of time, written as rows and read back from the real engine. */
class VisitAndSpanRowsRoundTripTest {
  private static final long TS = StagedRows.START_MS + 123;

  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();

  @Test
  void visitsThatAreOverAndThatLast() throws Exception {
    // given
    String trip = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";
    Place in = new Place(TS, 48_137_000, 11_575_000);
    Place out = new Place(TS + 90_500, 48_140_000, 11_580_000);
    Visit crossed = new Visit("van", "depot", Visit.ClosedBy.CROSSED, in, out, "anna", trip);
    Visit lasting = new Visit("van", "yard", null, in, null, null, null);

    // when
    RowBinaryWriter writer = new RowBinaryWriter();
    engine.insert(FindingRows.encode(crossed, 7, false, writer));
    engine.insert(FindingRows.encode(lasting, 8, false, writer));

    // then
    String columns =
        "SELECT version, vehicle_id, fence_id, state, closed_by, inferred, driver_id, trip_id,"
            + " dateDiff('ms', entered_at, exited_at), duration_s, entry_lat, entry_lon, exit_lat,"
            + " exit_lon FROM fleet.geofence_visits_current WHERE visit_id = ";
    assertThat(engine.ask(columns + "'" + crossed.visitId() + "'"))
        .isEqualTo(
            "7\tvan\tdepot\tclosed\tcrossed\ttrue\tanna\t"
                + trip
                + "\t90500\t90.5\t48.137\t11.575\t48.14\t11.58");
    assertThat(engine.ask(columns + "'" + lasting.visitId() + "'"))
        .isEqualTo("8\tvan\tyard\topen\t\tfalse\t\t\\N\t\\N\t\\N\t48.137\t11.575\t\\N\t\\N");
  }

  @Test
  void spansOnATripAndOnNone() throws Exception {
    // given
    String trip = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";
    Span driven = new Span("van", Span.Kind.DRIVING, trip, TS, TS + 90_500, false, 1_234_567);
    Span lasting = new Span("van", Span.Kind.STANDING, null, TS + 90_500, TS + 91_000, true, 0);

    // when
    RowBinaryWriter writer = new RowBinaryWriter();
    engine.insert(FindingRows.encode(driven, 7, false, writer));
    engine.insert(FindingRows.encode(lasting, 8, false, writer));

    // then
    String columns =
        "SELECT version, kind, state, toString(trip_id), toString(started_at), duration_s,"
            + " distance_m FROM fleet.vehicle_spans_current WHERE vehicle_id = 'van' ORDER BY"
            + " started_at";
    assertThat(engine.ask(columns))
        .isEqualTo(
            "7\tdriving\tclosed\t"
                + trip
                + "\t2026-06-01 00:00:00.123\t90.5\t1234.567\n"
                + "8\tstanding\topen\t\\N\t2026-06-01 00:01:30.623\t0.5\t0");
  }
}
