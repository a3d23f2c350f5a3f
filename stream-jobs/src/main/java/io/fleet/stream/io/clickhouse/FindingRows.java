package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.presence.VehiclePresence;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import io.fleet.stream.rule.tow.TowedMovement;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.rule.utilisation.Span;

/** Encodes what timelines find, version and withdrawal included. */
public final class FindingRows {
  private FindingRows() {}

  /**
   * Encodes a finding that has a table of its own.
   *
   * @throws IllegalArgumentException for one that has none
   */
  public static EncodedRow encode(
      Finding finding, long version, boolean withdrawn, RowBinaryWriter out) {
    if (finding instanceof Trip trip) {
      return trip(trip, version, withdrawn, out);
    }
    if (finding instanceof OverspeedEpisode episode) {
      return episode(episode, version, withdrawn, out);
    }
    if (finding instanceof HarshEvent event) {
      return harsh(event, version, withdrawn, out);
    }
    if (finding instanceof CrashEvent event) {
      return crash(event, version, withdrawn, out);
    }
    if (finding instanceof VehiclePresence presence) {
      return presence(presence, version, withdrawn, out);
    }
    if (finding instanceof IdlingEpisode idling) {
      return IdlingRow.encode(idling, version, withdrawn, out);
    }
    if (finding instanceof TowedMovement tow) {
      return TowRow.encode(tow, version, withdrawn, out);
    }
    if (finding instanceof Visit visit) {
      return VisitRow.encode(visit, version, withdrawn, out);
    }
    if (finding instanceof Span span) {
      return SpanRow.encode(span, version, withdrawn, out);
    }
    if (finding instanceof DeliveryStop stop) {
      return DeliveryRows.encode(stop, version, withdrawn, out);
    }
    if (finding instanceof RouteRun run) {
      return RouteRows.encode(run, version, withdrawn, out);
    }
    if (finding instanceof OffRoute episode) {
      return RouteRows.encode(episode, version, withdrawn, out);
    }
    throw new IllegalArgumentException("no table for " + finding.getClass());
  }

  private static EncodedRow trip(Trip t, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(t.vehicleId())
        .dateTime64(t.start().timeMs())
        .uuid(t.tripId())
        .version(version, withdrawn)
        .string(t.closedBy() == null ? "open" : "closed")
        .string(t.closedBy() == null ? null : t.closedBy().wireName())
        .string(t.driverId())
        .string(t.deviceTripId())
        .dateTime64(t.end().timeMs())
        .int64(t.distanceMm())
        .int64(t.movingMs())
        .int64(t.standingMs())
        .int64(t.idleMs())
        .int32(t.stops())
        .nullableInt32(t.maxSpeedCkmph())
        .int32(t.fixes())
        .int32(t.overspeedEpisodes());
    out.place(t.start())
        .place(t.end())
        .nullableInt64(t.startOdometerM())
        .nullableInt64(t.endOdometerM())
        .nullableInt32(t.startFuelCl())
        .nullableInt32(t.endFuelCl());
    return out.toRow(ClickHouseTable.TRIPS, PartitionMonth.of(t.start().timeMs()));
  }

  private static EncodedRow episode(
      OverspeedEpisode e, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(e.vehicleId())
        .dateTime64(e.startedAtMs())
        .uuid(e.episodeId())
        .version(version, withdrawn)
        .string(e.open() ? "open" : "closed")
        .string(e.driverId())
        .nullableUuid(e.tripId())
        .dateTime64(e.endedAtMs())
        .int32(e.peakCkmph())
        .int32(e.limitCkmph())
        .string(e.limitSource())
        .int64(e.distanceMm())
        .uint8(e.severity())
        .bool(e.sampled())
        .nullableInt32(e.latE6())
        .nullableInt32(e.lonE6())
        .string(e.source());
    return out.toRow(ClickHouseTable.OVERSPEED_EPISODES, PartitionMonth.of(e.startedAtMs()));
  }

  private static EncodedRow harsh(
      HarshEvent e, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(e.vehicleId())
        .dateTime64(e.startedAtMs())
        .uuid(e.eventId())
        .version(version, withdrawn)
        .string(e.kind().wireName())
        .string(e.driverId())
        .nullableUuid(e.tripId())
        .dateTime64(e.endedAtMs())
        .int32(e.peakMg())
        .int32(e.thresholdMg())
        .uint8(e.severity())
        .string(e.source())
        .string(e.basis().wireName())
        .nullableInt32(e.speedCkmph())
        .nullableInt32(e.latE6())
        .nullableInt32(e.lonE6());
    return out.toRow(ClickHouseTable.HARSH_EVENTS, PartitionMonth.of(e.startedAtMs()));
  }

  private static EncodedRow crash(
      CrashEvent e, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(e.vehicleId())
        .dateTime64(e.startedAtMs())
        .uuid(e.eventId())
        .version(version, withdrawn)
        .string(e.verdict().wireName())
        .string(e.driverId())
        .nullableUuid(e.tripId())
        .nullableDateTime64(e.isDecided() ? (Long) e.decidedAtMs() : null)
        .uint8(e.severity())
        .string(e.basis().wireName())
        .nullableInt32(e.peakMg())
        .nullableInt32(e.beforeCkmph())
        .nullableInt32(e.lostCkmph())
        .nullableInt32(e.latE6())
        .nullableInt32(e.lonE6());
    return out.toRow(ClickHouseTable.CRASH_EVENTS, PartitionMonth.of(e.startedAtMs()));
  }

  private static EncodedRow presence(
      VehiclePresence p, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(p.vehicleId())
        .version(version, withdrawn)
        .string(p.state().wireName())
        .dateTime64(p.sinceMs())
        .nullableUuid(p.tripId())
        .string(p.driverId());
    return out.toRow(ClickHouseTable.VEHICLE_STATES, EncodedRow.NO_MONTH);
  }
}
