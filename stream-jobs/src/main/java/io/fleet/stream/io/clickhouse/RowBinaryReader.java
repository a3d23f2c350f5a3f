package io.fleet.stream.io.clickhouse;

import io.fleet.events.Telemetry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads the columns of rows one after the other from ClickHouse's RowBinary format: what {@link
 * RowBinaryWriter} writes. Holds no more than its buffer and the column it reads. Reading past the
 * end throws {@link EOFException}. Not for several threads at once.
 */
public final class RowBinaryReader {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int MAX_STRING_BYTES = 64 << 20;
  private static final int MAX_LENGTH_BITS = 35;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int end;

  /** A reader of a stream that the caller closes. */
  public RowBinaryReader(InputStream in) {
    this.in = Objects.requireNonNull(in);
  }

  /** Whether there is another column; waits for it. */
  public boolean hasNext() throws IOException {
    if (position < end) {
      return true;
    }
    position = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  /** UInt8 or Bool. */
  public boolean bool() throws IOException {
    return next() != 0;
  }

  /** Int32, or the 32 bits of a UInt32. */
  public int int32() throws IOException {
    return (int) littleEndian(Integer.BYTES);
  }

  /** Int64, the 64 bits of a UInt64, or the epoch milliseconds of a DateTime64(3). */
  public long int64() throws IOException {
    return littleEndian(Long.BYTES);
  }

  /** Nullable(Int32); NULL is {@link Telemetry#ABSENT}. */
  public int nullableInt32() throws IOException {
    return isNull() ? Telemetry.ABSENT : int32();
  }

  /** Nullable(Int64) of a number that fits an int; NULL is {@link Telemetry#ABSENT}. */
  public int nullableInt64() throws IOException {
    return isNull() ? Telemetry.ABSENT : Math.toIntExact(int64());
  }

  /** Nullable(Bool) as 0 or 1; NULL is {@link Telemetry#ABSENT}. */
  public int nullableBool() throws IOException {
    return isNull() ? Telemetry.ABSENT : next();
  }

  /** String; the empty string is no null here. */
  public String string() throws IOException {
    int length = length();
    if (length <= end - position) {
      String text = new String(buffer, position, length, StandardCharsets.UTF_8);
      position += length;
      return text;
    }
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** String of any bytes. */
  public byte[] bytes() throws IOException {
    return bytes(length());
  }

  /**
   * The number of elements of an Array or Map, or of bytes of a String: an unsigned base-128
   * number.
   *
   * @throws IOException if it is greater than anything that was written
   */
  public int length() throws IOException {
    long length = 0;
    for (int shift = 0; shift < MAX_LENGTH_BITS; shift += 7) {
      byte next = next();
      length |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return checked(length);
      }
    }
    throw new IOException("a length of more than " + MAX_LENGTH_BITS + " bits");
  }

  private static int checked(long length) throws IOException {
    if (length > MAX_STRING_BYTES) {
      throw new IOException("a length of " + length);
    }
    return (int) length;
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int copied = 0;
    while (copied < length) {
      if (!hasNext()) {
        throw new EOFException("the answer ends within a row");
      }
      int chunk = Math.min(length - copied, end - position);
      System.arraycopy(buffer, position, bytes, copied, chunk);
      position += chunk;
      copied += chunk;
    }
    return bytes;
  }

  private boolean isNull() throws IOException {
    return next() != 0;
  }

  private long littleEndian(int bytes) throws IOException {
    long value = 0;
    for (int shift = 0; shift < bytes * Byte.SIZE; shift += Byte.SIZE) {
      value |= (next() & 0xFFL) << shift;
    }
    return value;
  }

  private byte next() throws IOException {
    if (!hasNext()) {
      throw new EOFException("the answer ends within a row");
    }
    return buffer[position++];
  }
}
