package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.hours.DriverDay;
import io.fleet.stream.rule.hours.HoursEpisode;
import java.util.List;

/** Encodes what is found about drivers, version and withdrawal included. */
public final class DriverRows {
  static final List<String> SEGMENTS =
      List.of(
          "driver_id",
          "started_at",
          "segment_id",
          "version",
          "withdrawn",
          "vehicle_id",
          "kind",
          "ended_at",
          "state");
  static final List<String> DAYS =
      List.of(
          "driver_id",
          "day_started_at",
          "epoch_day",
          "zone",
          "version",
          "withdrawn",
          "profile",
          "driving_ms",
          "work_ms",
          "available_ms",
          "break_ms",
          "assumed_break_ms",
          "rest_ms",
          "first_at",
          "last_at");
  static final List<String> VIOLATIONS =
      List.of(
          "driver_id",
          "started_at",
          "violation_id",
          "vehicle_id",
          "version",
          "withdrawn",
          "rule",
          "profile",
          "stage",
          "driven_vehicle_id",
          "epoch_day",
          "exceeded_at",
          "ended_at",
          "used_ms",
          "limit_ms",
          "assumed_breaks");

  private DriverRows() {}

  /**
   * Encodes a finding about a driver.
   *
   * @throws IllegalArgumentException for any other
   */
  public static EncodedRow encode(
      Finding finding, long version, boolean withdrawn, RowBinaryWriter out) {
    if (finding instanceof DutySegment segment) {
      return segment(segment, version, withdrawn, out);
    }
    if (finding instanceof DriverDay day) {
      return day(day, version, withdrawn, out);
    }
    if (finding instanceof HoursEpisode episode) {
      return episode(episode, version, withdrawn, out);
    }
    throw new IllegalArgumentException("no table for " + finding.getClass());
  }

  private static EncodedRow segment(
      DutySegment s, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(s.driverId())
        .dateTime64(s.startedAtMs())
        .uuid(s.segmentId())
        .version(version, withdrawn)
        .string(s.vehicleId())
        .string(s.kind().wireName())
        .dateTime64(s.endedAtMs())
        .string(s.open() ? "open" : "closed");
    return out.toRow(ClickHouseTable.DUTY_SEGMENTS, PartitionMonth.of(s.startedAtMs()));
  }

  private static EncodedRow day(DriverDay d, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(d.driverId())
        .dateTime64(d.dayStartMs())
        .int32((int) d.epochDay())
        .string(d.zone())
        .version(version, withdrawn)
        .string(d.profile().wireName())
        .int64(d.drivingMs())
        .int64(d.workMs())
        .int64(d.availableMs())
        .int64(d.breakMs())
        .int64(d.assumedBreakMs())
        .int64(d.restMs())
        .dateTime64(d.firstMs())
        .dateTime64(d.lastMs());
    return out.toRow(ClickHouseTable.DRIVER_DAYS, PartitionMonth.of(d.dayStartMs()));
  }

  private static EncodedRow episode(
      HoursEpisode e, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(e.driverId())
        .dateTime64(e.startedAtMs())
        .uuid(e.alertId())
        .string(e.vehicleId())
        .version(version, withdrawn)
        .string(e.rule().wireName())
        .string(e.profile().wireName())
        .string(e.stage().wireName())
        .string(e.drivenVehicleId())
        .int32((int) e.epochDay())
        .nullableDateTime64(e.exceededAtMs())
        .nullableDateTime64(e.endedAtMs())
        .int64(e.usedMs())
        .int64(e.limitMs())
        .bool(e.assumedBreaks());
    return out.toRow(ClickHouseTable.HOURS_VIOLATIONS, PartitionMonth.of(e.startedAtMs()));
  }
}
