package io.fleet.stream.io.clickhouse;

import io.fleet.events.DriverEvent;
import java.util.List;

/** What a driver did, as a row. */
public final class DriverEventRow {
  static final List<String> COLUMNS =
      List.of("driver_id", "ts", "event_type", "vehicle_id", "content_hash");

  private DriverEventRow() {}

  /** Encodes an event; its month is that of its own time. */
  public static EncodedRow encode(DriverEvent e, RowBinaryWriter out) {
    out.string(e.driverId())
        .dateTime64(e.timestampMs())
        .string(e.eventType())
        .string(e.vehicleId())
        .uint32(e.contentHash());
    return out.toRow(ClickHouseTable.DRIVER_EVENTS, PartitionMonth.of(e.timestampMs()));
  }
}
