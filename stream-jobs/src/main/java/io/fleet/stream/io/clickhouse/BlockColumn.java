package io.fleet.stream.io.clickhouse;

import io.fleet.events.ByteWriter;
import java.util.Arrays;

/**
 * One column of a block in ClickHouse's Native form: its values, one after the other. A row that
 * says nothing gets what the column's type has for that, NULL or nothing but zeros, and no row need
 * say anything. Not for several threads at once.
 */
final class BlockColumn implements BlockPart {
  private final BlockHead head;
  private final boolean nullable;
  private final byte[] nothing;
  private final ByteWriter nulls = new ByteWriter(16);
  private final ByteWriter values = new ByteWriter(16);
  private int rows;

  private BlockColumn(BlockHead head, boolean nullable, int width) {
    this.head = head;
    this.nullable = nullable;
    this.nothing = new byte[width];
  }

  /**
   * A column of a type of fixed width, without NULL.
   *
   * @param width of a value, bytes
   */
  static BlockColumn fixed(String name, String type, int width) {
    return new BlockColumn(new BlockHead(name, type), false, width);
  }

  /** A column of a type of fixed width, with NULL. */
  static BlockColumn nullable(String name, String type, int width) {
    return new BlockColumn(new BlockHead(name, "Nullable(" + type + ")"), true, width);
  }

  /** A column of texts, which may be empty. */
  static BlockColumn text(String name) {
    return new BlockColumn(new BlockHead(name, "String"), false, 1);
  }

  /** Where the value of a row is to be written; rows come in order, each at most once. */
  ByteWriter at(int row) {
    fillUpTo(row);
    if (nullable) {
      nulls.writeByte(0);
    }
    rows++;
    return values;
  }

  /** The number of a row, in as many bytes as the column's values have. */
  void number(int row, int value) {
    ByteWriter out = at(row);
    switch (nothing.length) {
      case 1 -> out.writeByte(value);
      case 4 -> out.writeInt(value);
      default -> out.writeLong(value);
    }
  }

  /** The text of a row; null says nothing. */
  void text(int row, String text) {
    if (text != null) {
      at(row).writeString(text);
    }
  }

  @Override
  public boolean isEmpty() {
    return rows == 0;
  }

  @Override
  public int bytes() {
    return values.length();
  }

  @Override
  public void moveTo(ByteWriter block, int count) {
    fillUpTo(count);
    head.write(block);
    block.writeBytes(nulls.array(), 0, nulls.length());
    block.writeBytes(values.array(), 0, values.length());
    nulls.reset();
    values.reset();
    rows = 0;
  }

  private void fillUpTo(int row) {
    if (rows < row && nullable) {
      byte[] missing = new byte[row - rows];
      Arrays.fill(missing, (byte) 1);
      nulls.writeBytes(missing, 0, missing.length);
    }
    while (rows < row) {
      values.writeBytes(nothing, 0, nothing.length);
      rows++;
    }
  }
}
