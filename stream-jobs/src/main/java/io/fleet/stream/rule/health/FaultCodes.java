package io.fleet.stream.rule.health;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The fault codes of a vehicle that are not yet forgotten.
 *
 * @param codes in the order they were first told; never altered
 * @param heardSinceMs since when the vehicle is heard without a long gap, epoch milliseconds
 * @param lastHeardMs when it was last heard, epoch milliseconds
 */
public record FaultCodes(List<Code> codes, long heardSinceMs, long lastHeardMs) {
  /** A vehicle never seen, or without codes. */
  public static final FaultCodes NONE = new FaultCodes(List.of(), Long.MIN_VALUE, Long.MIN_VALUE);

  /** More codes than a vehicle has at once; a defect must not fill the state. */
  static final int MOST_CODES = 32;

  /** Keeps its own copy of the list. */
  public FaultCodes {
    codes = List.copyOf(codes);
  }

  /**
   * One code.
   *
   * @param code as told
   * @param firstMs when its last episode began, epoch milliseconds
   * @param lastMs when it was last told, epoch milliseconds
   * @param open whether its episode lasts
   */
  record Code(String code, long firstMs, long lastMs, boolean open) {
    Code toldAgain(long atMs) {
      return new Code(code, firstMs, atMs, open);
    }

    Code closed() {
      return new Code(code, firstMs, lastMs, false);
    }
  }

  void write(ByteWriter out) {
    out.writeLong(heardSinceMs);
    out.writeLong(lastHeardMs);
    out.writeVarLong(codes.size());
    for (Code code : codes) {
      out.writeString(code.code());
      out.writeLong(code.firstMs());
      out.writeLong(code.lastMs());
      out.writeBoolean(code.open());
    }
  }

  static FaultCodes read(ByteReader in) {
    long heardSinceMs = in.readLong();
    long lastHeardMs = in.readLong();
    List<Code> codes = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      codes.add(new Code(in.readString(), in.readLong(), in.readLong(), in.readBoolean()));
    }
    return new FaultCodes(codes, heardSinceMs, lastHeardMs);
  }
}
