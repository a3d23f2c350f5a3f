package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import java.util.List;

/** What vehicles do with planned routes as rows of {@code route_runs} and of episodes. */
final class RouteRows {
  static final List<String> RUNS =
      List.of(
          "vehicle_id",
          "started_at",
          "run_id",
          "version",
          "withdrawn",
          "route_id",
          "plan_id",
          "since",
          "trip_id",
          "driver_id",
          "state",
          "phase",
          "ended_at",
          "before_mm",
          "inside_mm",
          "off_mm",
          "after_mm",
          "length_mm",
          "reached_mm",
          "covered_mm",
          "episodes",
          "max_off_mm",
          "completed_at");

  static final List<String> EPISODES =
      List.of(
          "vehicle_id",
          "started_at",
          "episode_id",
          "version",
          "withdrawn",
          "route_id",
          "plan_id",
          "trip_id",
          "driver_id",
          "state",
          "closed_by",
          "ended_at",
          "max_off_mm",
          "distance_mm",
          "left_along_mm",
          "back_along_mm",
          "left_lat_e6",
          "left_lon_e6",
          "back_lat_e6",
          "back_lon_e6");

  private RouteRows() {}

  static EncodedRow encode(RouteRun r, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(r.vehicleId())
        .dateTime64(r.startedAtMs())
        .uuid(r.runId())
        .version(version, withdrawn)
        .string(r.routeId())
        .string(r.planId())
        .dateTime64(r.sinceMs())
        .uuid(r.tripId())
        .string(r.driverId())
        .string(r.open() ? "open" : "closed")
        .string(r.phase().wireName())
        .dateTime64(r.endedAtMs())
        .int64(r.metres().beforeMm())
        .int64(r.metres().insideMm())
        .int64(r.metres().offMm())
        .int64(r.metres().afterMm())
        .int64(r.lengthMm())
        .int64(r.reachedMm())
        .int64(r.coveredMm())
        .int32(r.episodes())
        .int64(r.maxOffMm())
        .nullableDateTime64(r.completedAtMs() == RouteRun.NEVER ? null : (Long) r.completedAtMs());
    return out.toRow(ClickHouseTable.ROUTE_RUNS, PartitionMonth.of(r.startedAtMs()));
  }

  static EncodedRow encode(OffRoute e, long version, boolean withdrawn, RowBinaryWriter out) {
    boolean isBack = e.backAlongMm() != OffRoute.NOWHERE;
    out.string(e.vehicleId())
        .dateTime64(e.left().timeMs())
        .uuid(e.episodeId())
        .version(version, withdrawn)
        .string(e.routeId())
        .string(e.planId())
        .nullableUuid(e.tripId())
        .string(e.driverId())
        .string(e.isOpen() ? "open" : "closed")
        .string(e.closedBy() == null ? null : e.closedBy().wireName())
        .nullableDateTime64(e.back() == null ? null : (Long) e.back().timeMs())
        .int64(e.maxOffMm())
        .int64(e.drivenMm())
        .int64(e.leftAlongMm())
        .nullableInt64(isBack ? (Long) e.backAlongMm() : null);
    out.place(e.left()).place(e.back());
    return out.toRow(ClickHouseTable.OFF_ROUTE_EPISODES, PartitionMonth.of(e.left().timeMs()));
  }
}
