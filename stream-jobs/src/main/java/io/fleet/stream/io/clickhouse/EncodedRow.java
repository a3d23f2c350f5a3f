package io.fleet.stream.io.clickhouse;

import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * One row in the bytes ClickHouse reads (RowBinary), with the place it goes to. Immutable: nobody
 * changes the bytes after the row is made.
 */
@TypeInfo(EncodedRowTypeInfo.Factory.class)
public final class EncodedRow {
  /** The month of a table that is not partitioned. */
  public static final int NO_MONTH = 0;

  private final ClickHouseTable table;
  private final int month;
  private final byte[] bytes;

  /**
   * A row; the array is taken over, not copied.
   *
   * @param month of the row's partition as yyyymm, see {@link PartitionMonth}, or {@link #NO_MONTH}
   * @param bytes the row's columns in the table's order, at least one byte
   */
  public EncodedRow(ClickHouseTable table, int month, byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a row has at least one byte");
    }
    if (month != NO_MONTH && !PartitionMonth.isMonth(month)) {
      throw new IllegalArgumentException("no month: " + month);
    }
    this.table = table;
    this.month = month;
    this.bytes = bytes;
  }

  public ClickHouseTable table() {
    return table;
  }

  /** The month of the row's partition as yyyymm, or {@link #NO_MONTH}. */
  public int month() {
    return month;
  }

  /** The row itself, not a copy; to be read only. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedRow row
        && table == row.table
        && month == row.month
        && Arrays.equals(bytes, row.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * table.code() + month) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "EncodedRow[" + table.tableName() + " " + month + ", " + bytes.length + " bytes]";
  }
}
