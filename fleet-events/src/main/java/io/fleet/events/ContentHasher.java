package io.fleet.events;

import java.util.zip.CRC32C;

/** Takes 32 bits over what a message says. Reusable; not for several threads at once. */
final class ContentHasher {
  private static final int UNKNOWN_SOS = -1;

  private final ByteWriter bytes = new ByteWriter(256);
  private final CRC32C crc = new CRC32C();

  /** Over all known content: all but vehicle, time and the sender's own id. */
  int contentHash(TelemetryBuilder b) {
    bytes.reset();
    TelemetryBinary.writeContent(bytes, b);
    TelemetryBinary.writeLists(bytes, b.faultCodes, b.events, b.tags);
    return crcOf(bytes);
  }

  /** Over the sender's own id and what tells an urgent message from a fix of the same id. */
  int identityOfEventId(TelemetryBuilder b) {
    bytes.reset();
    bytes.writeString(b.eventId);
    boolean known = b.has(TelemetryField.SOS);
    bytes.writeByte(known ? b.canonical(TelemetryField.SOS) : UNKNOWN_SOS);
    TelemetryBinary.writeEvents(bytes, b.events);
    return crcOf(bytes);
  }

  /** Over the parts of a small record in their order; null is told apart from everything else. */
  static int of(Object... parts) {
    ByteWriter bytes = new ByteWriter(128);
    for (Object part : parts) {
      bytes.writeNullableString(part == null ? null : part.toString());
    }
    return new ContentHasher().crcOf(bytes);
  }

  private int crcOf(ByteWriter written) {
    crc.reset();
    crc.update(written.array(), 0, written.length());
    return (int) crc.getValue();
  }
}
