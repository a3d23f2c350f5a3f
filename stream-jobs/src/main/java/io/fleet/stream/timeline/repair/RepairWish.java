package io.fleet.stream.timeline.repair;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * Asks a vehicle to have a stretch of its time run again although nothing came late: its rules are
 * others than they were. Comes on the way of slices; what knows no wishes takes it for a slice that
 * cannot be read, and passes over it.
 *
 * @param fromMs vehicle time, epoch milliseconds
 * @param toMs vehicle time, epoch milliseconds
 */
public record RepairWish(long fromMs, long toMs) {
  /** No slice begins so: it would be that of a vehicle without a name. */
  private static final String NOBODY = "";

  private static final int LENGTH = 1 + 2 * Long.BYTES;

  /** Its form in the log. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter(LENGTH);
    out.writeString(NOBODY);
    out.writeLong(fromMs);
    out.writeLong(toMs);
    return out.toByteArray();
  }

  /** The wish that a record on the way of slices is, or null if it is none. */
  public static RepairWish of(byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != 0) {
      return null;
    }
    ByteReader in = new ByteReader(bytes);
    in.readString();
    return new RepairWish(in.readLong(), in.readLong());
  }
}
