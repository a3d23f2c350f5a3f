package io.fleet.stream.io.clickhouse;

import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.motion.Place;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes the columns of a row one after the other in ClickHouse's RowBinary format, in the order of
 * {@link ClickHouseTable#columns()}. {@code LowCardinality(T)} is written as {@code T}. Reusable:
 * {@link #toRow} hands the row out and begins the next. Not for several threads at once.
 */
public final class RowBinaryWriter {
  private static final int TYPICAL_ROW_BYTES = 256;

  private final ByteWriter out = new ByteWriter(TYPICAL_ROW_BYTES);

  /** String; null is written as the empty string. */
  public RowBinaryWriter string(String text) {
    if (text == null) {
      out.writeByte(0);
    } else {
      out.writeString(text);
    }
    return this;
  }

  /** String of any bytes; null is written as the empty string. */
  public RowBinaryWriter string(byte[] bytes) {
    int length = bytes == null ? 0 : bytes.length;
    out.writeVarLong(length);
    if (length > 0) {
      out.writeBytes(bytes, 0, length);
    }
    return this;
  }

  public RowBinaryWriter bool(boolean value) {
    out.writeByte(value ? 1 : 0);
    return this;
  }

  /** UInt8, 0–255. */
  public RowBinaryWriter uint8(int value) {
    out.writeByte(value);
    return this;
  }

  public RowBinaryWriter int32(int value) {
    out.writeInt(value);
    return this;
  }

  /** UInt32, the 32 bits of an int. */
  public RowBinaryWriter uint32(int bits) {
    out.writeInt(bits);
    return this;
  }

  public RowBinaryWriter int64(long value) {
    out.writeLong(value);
    return this;
  }

  /** UInt64, the 64 bits of a long. */
  public RowBinaryWriter uint64(long bits) {
    out.writeLong(bits);
    return this;
  }

  /** DateTime64(3), epoch milliseconds; what it cannot hold becomes its first or last instant. */
  public RowBinaryWriter dateTime64(long epochMs) {
    out.writeLong(PartitionMonth.storable(epochMs));
    return this;
  }

  /** DateTime, epoch milliseconds; what it cannot hold becomes its first or last second. */
  public RowBinaryWriter dateTime(long epochMs) {
    return uint32((int) Math.max(0, Math.min(Math.floorDiv(epochMs, 1_000), 0xFFFF_FFFFL)));
  }

  /** UUID: the high and the low half, each little-endian. */
  public RowBinaryWriter uuid(UUID id) {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
    return this;
  }

  /** Nullable(Int32); {@link Telemetry#ABSENT} is NULL. */
  public RowBinaryWriter nullableInt32(int value) {
    if (isThere(value != Telemetry.ABSENT)) {
      out.writeInt(value);
    }
    return this;
  }

  /** Nullable(Int64); null is NULL. */
  public RowBinaryWriter nullableInt64(Long value) {
    if (isThere(value != null)) {
      out.writeLong(value);
    }
    return this;
  }

  /** Nullable(Int64) of a number that fits an int; {@link Telemetry#ABSENT} is NULL. */
  public RowBinaryWriter nullableInt64(int value) {
    if (isThere(value != Telemetry.ABSENT)) {
      out.writeLong(value);
    }
    return this;
  }

  /** Nullable(Bool) of 0 or 1; {@link Telemetry#ABSENT} is NULL. */
  public RowBinaryWriter nullableBool(int value) {
    if (isThere(value != Telemetry.ABSENT)) {
      out.writeByte(value);
    }
    return this;
  }

  /** UUID, of its text. */
  public RowBinaryWriter uuid(String id) {
    return uuid(UUID.fromString(id));
  }

  /** Nullable(UUID), of its text; null is NULL. */
  public RowBinaryWriter nullableUuid(String id) {
    if (isThere(id != null)) {
      uuid(id);
    }
    return this;
  }

  /** The columns {@code version} and {@code withdrawn} of what timelines find. */
  public RowBinaryWriter version(long version, boolean withdrawn) {
    return uint64(version).uint8(withdrawn ? 1 : 0);
  }

  /** Two Nullable(Int32): latitude and longitude in 1e-6 degrees; null is NULL twice. */
  public RowBinaryWriter place(Place place) {
    return nullableInt32(place == null ? Telemetry.ABSENT : place.latE6())
        .nullableInt32(place == null ? Telemetry.ABSENT : place.lonE6());
  }

  /** Nullable(DateTime64(3)), epoch milliseconds; null is NULL. */
  public RowBinaryWriter nullableDateTime64(Long epochMs) {
    if (isThere(epochMs != null)) {
      dateTime64(epochMs);
    }
    return this;
  }

  /** Array(String). */
  public RowBinaryWriter strings(Collection<String> texts) {
    out.writeVarLong(texts.size());
    texts.forEach(this::string);
    return this;
  }

  /** Map(String, String), in the order of names, so that equal maps are equal bytes. */
  public RowBinaryWriter map(Map<String, String> entries) {
    out.writeVarLong(entries.size());
    if (!entries.isEmpty()) {
      new TreeMap<>(entries).forEach((name, value) -> string(name).string(value));
    }
    return this;
  }

  /**
   * The row written so far; the writer is empty again afterwards.
   *
   * @param month of the row's partition, see {@link PartitionMonth}, or {@link EncodedRow#NO_MONTH}
   */
  public EncodedRow toRow(ClickHouseTable table, int month) {
    EncodedRow row = new EncodedRow(table, month, out.toByteArray());
    out.reset();
    return row;
  }

  /** Forgets what was written since the last row, for a row that could not be finished. */
  public void reset() {
    out.reset();
  }

  private boolean isThere(boolean there) {
    out.writeByte(there ? 0 : 1);
    return there;
  }
}
