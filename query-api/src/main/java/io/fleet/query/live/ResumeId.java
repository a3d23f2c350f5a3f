package io.fleet.query.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * An event's id: the place in the log behind the event, and up to when every vehicle was told. As
 * text it is opaque, bound to the filter it was made for, and checked for damage. It opens nothing
 * that its bearer may not read, so it is not a secret and carries no signature.
 *
 * @param filter the digest of the filter
 * @param vehiclesToldAtMs up to when all vehicles that changed were told, epoch milliseconds
 * @param position behind the event
 */
record ResumeId(byte[] filter, long vehiclesToldAtMs, LogPosition position) {
  private static final byte FORM = 1;
  private static final int MAX_VARINT = 10;
  private static final int MAX_LENGTH = 4_096;

  /** The text of the id behind whose event that position stands. */
  static String text(byte[] filter, long vehiclesToldAtMs, byte[] position) {
    ByteBuffer out =
        ByteBuffer.allocate(1 + filter.length + MAX_VARINT + position.length + Integer.BYTES);
    out.put(FORM).put(filter);
    LogPosition.put(out, vehiclesToldAtMs);
    out.put(position);
    out.putInt(checksum(out.array(), out.position()));
    byte[] bytes = Arrays.copyOf(out.array(), out.position());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads an id.
   *
   * @param filterBytes length of the digest
   * @param topics how many topics of events there are
   * @return null if it was not made here
   */
  static ResumeId parse(String text, int filterBytes, int topics) {
    byte[] bytes = plain(text);
    int body = bytes.length - Integer.BYTES;
    if (body <= 1 + filterBytes
        || bytes[0] != FORM
        || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      return null;
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes, 1 + filterBytes, body - 1 - filterBytes);
      long toldAtMs = LogPosition.get(in);
      LogPosition position = LogPosition.read(in, topics);
      return position == null || toldAtMs < 0
          ? null
          : new ResumeId(Arrays.copyOfRange(bytes, 1, 1 + filterBytes), toldAtMs, position);
    } catch (BufferUnderflowException e) {
      return null;
    }
  }

  private static byte[] plain(String text) {
    try {
      return text.length() > MAX_LENGTH ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  boolean isFor(LiveFilter other) {
    return Arrays.equals(filter, other.digest());
  }
}
