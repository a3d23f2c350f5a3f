package io.fleet.stream.io.clickhouse;

import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Events of one month as a block in ClickHouse's Native form: column by column, without those that
 * none of the events has. Not for several threads at once.
 */
final class TelemetryBlock {
  private static final TelemetryField[] FIELDS = TelemetryField.values();

  /** To read what a column is called and of what type takes the server as long as 100 values. */
  private static final int FULL_ROWS = 1_000;

  /** Of what may be long. */
  private static final int FULL_BYTES = 128 << 10;

  private final ByteWriter block = new ByteWriter(1 << 10);
  private final List<BlockPart> columns = new ArrayList<>();
  private final BlockColumn vehicle = added(BlockColumn.text("vehicle_id"));
  private final BlockColumn time = added(BlockColumn.fixed("ts", "DateTime64(3, 'UTC')", 8));
  private final BlockColumn identity = added(BlockColumn.fixed("identity", "UInt32", 4));
  private final BlockColumn version = added(BlockColumn.fixed("content_hash", "UInt32", 4));
  private final BlockColumn driver = added(BlockColumn.text("driver_id"));
  private final BlockColumn trip = added(BlockColumn.text("device_trip_id"));
  private final BlockColumn activity = added(BlockColumn.text("driver_activity"));
  private final BlockColumn timeSource = added(BlockColumn.text("time_source"));
  private final BlockColumn deviceEvents = added(BlockColumn.text("device_events"));
  private final BlockLists faultCodes = added(BlockLists.ofTexts("fault_codes"));
  private final BlockLists tags = added(BlockLists.ofPairs("tags"));
  private final BlockColumn[] fields = new BlockColumn[FIELDS.length];
  private final int month;
  private int rows;

  /** An empty block of a month, yyyymm. */
  TelemetryBlock(int month) {
    this.month = month;
    for (TelemetryField field : FIELDS) {
      fields[field.ordinal()] = added(columnOf(field));
    }
  }

  private <T extends BlockPart> T added(T column) {
    columns.add(column);
    return column;
  }

  private static BlockColumn columnOf(TelemetryField field) {
    String name = TelemetryRow.column(field);
    if (field.isFlag()) {
      return BlockColumn.nullable(name, "Bool", 1);
    }
    return field == TelemetryField.ODOMETER
        ? BlockColumn.nullable(name, "Int64", 8)
        : BlockColumn.nullable(name, "Int32", 4);
  }

  int month() {
    return month;
  }

  /**
   * Adds an event.
   *
   * @param events what its device detected, in the form of the table, or null
   */
  void add(Telemetry t, String events) {
    vehicle.text(rows, t.vehicleId());
    time.at(rows).writeLong(PartitionMonth.storable(t.timestampMs()));
    identity.number(rows, t.identity());
    version.number(rows, TelemetryRow.version(t));
    driver.text(rows, t.driverId());
    trip.text(rows, t.tripId());
    addFields(t);
    activity.text(rows, t.driverActivity() == null ? null : t.driverActivity().wireName());
    timeSource.text(rows, t.hasServerTime() ? TelemetryRow.SERVER_TIME : null);
    deviceEvents.text(rows, events);
    addLists(t);
    rows++;
  }

  private void addFields(Telemetry t) {
    for (TelemetryField field : FIELDS) {
      if (t.has(field)) {
        fields[field.ordinal()].number(rows, t.canonical(field));
      }
    }
  }

  private void addLists(Telemetry t) {
    for (String code : t.faultCodes()) {
      faultCodes.add(rows, code);
    }
    if (!t.tags().isEmpty()) {
      new TreeMap<>(t.tags()).forEach((name, value) -> tags.add(rows, name, value));
    }
  }

  /** Whether it is to be ended before more is added. */
  boolean isFull() {
    int bytes = driver.bytes() + trip.bytes() + deviceEvents.bytes();
    return rows >= FULL_ROWS || bytes + faultCodes.bytes() + tags.bytes() >= FULL_BYTES;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Takes what is there, which must be something; the block is empty afterwards. */
  EncodedRow end() {
    block.reset();
    block.writeVarLong(columns.stream().filter(column -> !column.isEmpty()).count());
    block.writeVarLong(rows);
    for (BlockPart column : columns) {
      if (!column.isEmpty()) {
        column.moveTo(block, rows);
      }
    }
    EncodedRow ended = new EncodedRow(ClickHouseTable.TELEMETRY, month, rows, block.toByteArray());
    rows = 0;
    return ended;
  }
}
