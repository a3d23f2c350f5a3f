package io.fleet.events;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} wrote. Reading past the end throws {@link
 * IndexOutOfBoundsException}.
 */
public final class ByteReader {
  private byte[] buffer;
  private int position;
  private int end;

  public ByteReader(byte[] buffer) {
    reset(buffer, 0, buffer.length);
  }

  /** Starts anew at a stretch of bytes. */
  public void reset(byte[] bytes, int offset, int length) {
    this.buffer = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  public int remaining() {
    return end - position;
  }

  public byte readByte() {
    if (position >= end) {
      throw new IndexOutOfBoundsException("end of bytes");
    }
    return buffer[position++];
  }

  public boolean readBoolean() {
    return readByte() != 0;
  }

  /** An unsigned base-128 number. */
  public long readVarLong() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a base-128 number of more than 10 bytes");
  }

  /** A signed base-128 number (zigzag). */
  public long readSigned() {
    long raw = readVarLong();
    return (raw >>> 1) ^ -(raw & 1);
  }

  public int readInt() {
    int value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (readByte() & 0xFF) << shift;
    }
    return value;
  }

  public long readLong() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      value |= (readByte() & 0xFFL) << shift;
    }
    return value;
  }

  public byte[] readBytes(int count) {
    require(count);
    byte[] copy = new byte[count];
    System.arraycopy(buffer, position, copy, 0, count);
    position += count;
    return copy;
  }

  public String readString() {
    long told = readVarLong();
    require(told);
    int bytes = (int) told;
    String text = new String(buffer, position, bytes, StandardCharsets.UTF_8);
    position += bytes;
    return text;
  }

  /** A string that may be absent: null then. */
  public String readNullableString() {
    return readBoolean() ? readString() : null;
  }

  /**
   * A constant that may be absent: null then.
   *
   * @param constants all of its kind, in their order
   */
  public <E extends Enum<E>> E readNullableEnum(E[] constants) {
    int ordinal = readByte();
    return ordinal < 0 ? null : constants[ordinal];
  }

  /** Leaves out bytes. */
  public void skip(int count) {
    require(count);
    position += count;
  }

  private void require(long count) {
    if (count < 0 || count > end - position) {
      throw new IndexOutOfBoundsException("wanted " + count + " bytes of " + (end - position));
    }
  }
}
