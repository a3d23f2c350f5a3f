package io.fleet.stream.io.clickhouse;

import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A row, or several of one table and month, in the bytes ClickHouse reads in the table's form, with
 * the place they go to. Immutable: nobody changes the bytes after it is made.
 */
@TypeInfo(EncodedRowTypeInfo.Factory.class)
public final class EncodedRow {
  /** The month of a table that is not partitioned. */
  public static final int NO_MONTH = 0;

  private final ClickHouseTable table;
  private final int month;
  private final int count;
  private final byte[] bytes;

  /**
   * One row; the array is taken over, not copied.
   *
   * @param month of the row's partition as yyyymm, see {@link PartitionMonth}, or {@link #NO_MONTH}
   * @param bytes the row's columns in the table's order, at least one byte
   */
  public EncodedRow(ClickHouseTable table, int month, byte[] bytes) {
    this(table, month, 1, bytes);
  }

  /**
   * The same of several rows.
   *
   * @param count how many
   */
  public EncodedRow(ClickHouseTable table, int month, int count, byte[] bytes) {
    if (count < 1 || bytes.length < count) {
      throw new IllegalArgumentException("a row has at least one byte");
    }
    if (month != NO_MONTH && !PartitionMonth.isMonth(month)) {
      throw new IllegalArgumentException("no month: " + month);
    }
    this.table = table;
    this.month = month;
    this.count = count;
    this.bytes = bytes;
  }

  public ClickHouseTable table() {
    return table;
  }

  /** How many rows it is. */
  public int count() {
    return count;
  }

  /** The month of the rows' partition as yyyymm, or {@link #NO_MONTH}. */
  public int month() {
    return month;
  }

  /** The rows themselves, not a copy; to be read only. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedRow row
        && table == row.table
        && month == row.month
        && count == row.count
        && Arrays.equals(bytes, row.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * table.code() + month) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    String rows = count + " of " + bytes.length + " bytes]";
    return "EncodedRow[" + table.tableName() + " " + month + ", " + rows;
  }
}
