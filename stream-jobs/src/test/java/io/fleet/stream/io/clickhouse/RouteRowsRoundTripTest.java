package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.route.Metres;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import io.fleet.stream.timeline.FindingCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What vehicles did with routes, written as rows and read back from the real engine. */
class RouteRowsRoundTripTest {
  private static final long TS = StagedRows.START_MS + 123;
  private static final String TRIP = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";

  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();

  private final RowBinaryWriter writer = new RowBinaryWriter();

  @Test
  void runsThatAreOverAndThatHaveNotComeToTheirRoute() throws Exception {
    // given
    RouteRun done = run("tour", "p-1", RouteRun.Phase.COMPLETED, new Metres(1, 3_000, 1_000, 5));
    RouteRun coming = run("other", null, RouteRun.Phase.APPROACHING, new Metres(70, 0, 0, 0));

    // when
    engine.insert(FindingRows.encode(done, 7, false, writer));
    engine.insert(FindingRows.encode(coming, 8, false, writer));

    // then
    String columns =
        "SELECT version, vehicle_id, route_id, plan_id, state, phase, toString(since),"
            + " before_m, inside_m, off_m, after_m, compliance, progress, episodes, max_off_m,"
            + " toString(completed_at) FROM fleet.route_runs_current WHERE run_id = ";
    assertThat(engine.ask(columns + "'" + done.runId() + "'"))
        .isEqualTo(
            "7\tvan\ttour\tp-1\tclosed\tcompleted\t2026-06-01 00:00:00.123\t0.001\t3\t1\t0.005\t"
                + "0.75\t0.5\t2\t412.6\t2026-06-01 00:01:30.623");
    assertThat(engine.ask(columns + "'" + coming.runId() + "'"))
        .isEqualTo(
            "8\tvan\tother\t\topen\tapproaching\t2026-06-01 00:00:00.123\t0.07\t0\t0\t0\t"
                + "\\N\t0.5\t2\t412.6\t\\N");
    assertThat(again(done)).isEqualTo(done);
    assertThat(again(coming)).isEqualTo(coming);
  }

  private static RouteRun run(String routeId, String planId, RouteRun.Phase phase, Metres metres) {
    boolean done = phase == RouteRun.Phase.COMPLETED;
    return new RouteRun(
        "van",
        routeId,
        planId,
        TS,
        TRIP,
        TS + 1_000,
        TS + 90_500,
        !done,
        "anna",
        phase,
        metres,
        20_000,
        10_000,
        9_000,
        2,
        412_600,
        done ? TS + 90_500 : RouteRun.NEVER);
  }

  @Test
  void episodesThatAreOverAndThatLast() throws Exception {
    // given
    Place left = new Place(TS, 48_137_000, 11_575_000);
    Place back = new Place(TS + 90_500, 48_140_000, 11_580_000);
    OffRoute over = episode(OffRoute.ClosedBy.BACK, "p-1", left, back, 7_000);
    OffRoute lasting =
        episode(null, null, new Place(TS + 5, 48_137_000, 11_575_000), null, OffRoute.NOWHERE);

    // when
    engine.insert(FindingRows.encode(over, 7, false, writer));
    engine.insert(FindingRows.encode(lasting, 8, false, writer));

    // then
    String columns =
        "SELECT version, route_id, plan_id, state, closed_by, driver_id, duration_s, max_off_m,"
            + " distance_m, left_along_m, back_along_m, left_lat, left_lon, back_lat, back_lon"
            + " FROM fleet.off_route_episodes_current WHERE episode_id = ";
    assertThat(engine.ask(columns + "'" + over.episodeId() + "'"))
        .isEqualTo(
            "7\ttour\tp-1\tclosed\tback\tanna\t90.5\t412.6\t0.8\t5\t7\t"
                + "48.137\t11.575\t48.14\t11.58");
    assertThat(engine.ask(columns + "'" + lasting.episodeId() + "'"))
        .isEqualTo("8\ttour\t\topen\t\tanna\t\\N\t412.6\t0.8\t5\t\\N\t48.137\t11.575\t\\N\t\\N");
    assertThat(again(over)).isEqualTo(over);
    assertThat(again(lasting)).isEqualTo(lasting);
  }

  private static OffRoute episode(
      OffRoute.ClosedBy closedBy, String planId, Place left, Place back, long backAlongMm) {
    return new OffRoute(
        "van",
        "tour",
        planId,
        closedBy,
        left,
        back,
        "anna",
        TRIP,
        412_600,
        800,
        5_000,
        backAlongMm);
  }

  private static Finding again(Finding finding) {
    ByteWriter out = new ByteWriter(64);
    FindingCodec.write(finding, out);
    return FindingCodec.read(new ByteReader(out.toByteArray()));
  }
}
