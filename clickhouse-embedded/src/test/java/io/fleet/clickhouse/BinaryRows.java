package io.fleet.clickhouse;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * RowBinary rows (UInt64 id, Int32 value, both 0, 1, 2 …), made as they are read, so that no test
 * holds them all.
 */
final class BinaryRows extends InputStream {

  private static final int ROW_BYTES = 12;

  private final long rows;
  private long next;
  private final ByteBuffer row = ByteBuffer.allocate(ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private BinaryRows(long rows) {
    this.rows = rows;
    row.limit(0);
  }

  static InputStream of(long rows) {
    return new BinaryRows(rows);
  }

  @Override
  public int read() {
    return fill() ? row.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int written = 0;
    while (written < length && fill()) {
      int count = Math.min(length - written, row.remaining());
      row.get(target, offset + written, count);
      written += count;
    }
    return written == 0 && length > 0 ? -1 : written;
  }

  private boolean fill() {
    if (!row.hasRemaining() && next < rows) {
      row.clear().putLong(next).putInt((int) next).flip();
      next++;
    }
    return row.hasRemaining();
  }
}
