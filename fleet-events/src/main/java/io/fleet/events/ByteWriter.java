package io.fleet.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer for the compact binary forms: little-endian base-128 numbers, length-prefixed
 * UTF-8. Reusable; not for several threads at once.
 */
public final class ByteWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] buffer;
  private int length;

  public ByteWriter(int capacity) {
    this.buffer = new byte[Math.max(16, capacity)];
  }

  /** The buffer itself, valid up to {@link #length()} and until the next write. */
  public byte[] array() {
    return buffer;
  }

  public int length() {
    return length;
  }

  public void reset() {
    length = 0;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  public void writeByte(int value) {
    ensure(1);
    buffer[length++] = (byte) value;
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** An unsigned base-128 number of 1–10 bytes. */
  public void writeVarLong(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
  }

  /** A signed number, small magnitudes short (zigzag). */
  public void writeSigned(long value) {
    writeVarLong((value << 1) ^ (value >> 63));
  }

  /** Four bytes, little-endian. */
  public void writeInt(int value) {
    ensure(4);
    INT.set(buffer, length, value);
    length += 4;
  }

  /** Eight bytes, little-endian. */
  public void writeLong(long value) {
    ensure(8);
    LONG.set(buffer, length, value);
    length += 8;
  }

  public void writeBytes(byte[] source, int offset, int count) {
    ensure(count);
    System.arraycopy(source, offset, buffer, length, count);
    length += count;
  }

  /** Length in bytes, then UTF-8. */
  public void writeString(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeVarLong(utf8.length);
    writeBytes(utf8, 0, utf8.length);
  }

  /** A string that may be absent: null is told apart from empty. */
  public void writeNullableString(String text) {
    writeBoolean(text != null);
    if (text != null) {
      writeString(text);
    }
  }

  /** A constant that may be absent: one byte, its ordinal or -1. */
  public void writeNullableEnum(Enum<?> constant) {
    writeByte(constant == null ? -1 : constant.ordinal());
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
