package io.fleet.stream.timeline.repair;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of running a vehicle's rules again.
 *
 * @param vehicleId whose
 * @param requestId what it answers
 * @param anchorMs from where the rules ran, epoch milliseconds; {@link Long#MIN_VALUE} for the
 *     vehicle's beginning
 * @param endMs where the rules found themselves as they had been, so that only what was found up to
 *     there differs, epoch milliseconds; {@link #LIVE_EDGE} if nowhere, so that the state takes the
 *     place of the live one
 * @param open ids of findings that were made and not over where the slice ends; of these it says
 *     nothing
 * @param state the vehicle's state, in the form of its codec: with what the events say of findings
 *     now, and what had been told of them
 * @param anchors where the rules can be run again from
 * @param outdated anchors that no longer hold
 */
public record RepairSlice(
    String vehicleId,
    long requestId,
    long anchorMs,
    long endMs,
    List<String> open,
    byte[] state,
    List<Anchor> anchors,
    List<Anchor> outdated) {

  /** Stands for: the slice has no end before the vehicle's latest event. */
  public static final long LIVE_EDGE = Long.MAX_VALUE;

  /** Keeps its own copies of the lists. */
  public RepairSlice {
    open = List.copyOf(open);
    anchors = List.copyOf(anchors);
    outdated = List.copyOf(outdated);
  }

  /** Whether the state is to take the live one's place. */
  public boolean reachesLiveEdge() {
    return endMs == LIVE_EDGE;
  }

  /** The same with another state. */
  public RepairSlice with(byte[] otherState) {
    return new RepairSlice(
        vehicleId, requestId, anchorMs, endMs, open, otherState, anchors, outdated);
  }

  /** Whether it is for the slice to say that a finding first made at a moment never was. */
  public boolean decides(String findingId, long foundMs) {
    return foundMs > anchorMs && foundMs <= endMs && !open.contains(findingId);
  }

  /** Whether a finding tells of a moment that the slice does not reach: it stays as it was told. */
  public boolean endsBefore(Finding finding) {
    return finding != null && finding.lastMs() > endMs;
  }

  /** Its form in the log. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter(4_096);
    out.writeString(vehicleId);
    out.writeLong(requestId);
    out.writeLong(anchorMs);
    out.writeLong(endMs);
    out.writeVarLong(open.size());
    open.forEach(out::writeString);
    writeBytes(state, out);
    writeAnchors(anchors, out);
    writeAnchors(outdated, out);
    return out.toByteArray();
  }

  /**
   * Reads a slice from the log.
   *
   * @throws UnreadableSliceException if it is none
   */
  public static RepairSlice of(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    try {
      return new RepairSlice(
          in.readString(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          readStrings(in),
          in.readBytes((int) in.readVarLong()),
          readAnchors(in),
          readAnchors(in));
    } catch (RuntimeException e) {
      throw new UnreadableSliceException(e);
    }
  }

  private static List<String> readStrings(ByteReader in) {
    List<String> strings = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      strings.add(in.readString());
    }
    return strings;
  }

  private static void writeAnchors(List<Anchor> anchors, ByteWriter out) {
    out.writeVarLong(anchors.size());
    for (Anchor anchor : anchors) {
      out.writeLong(anchor.atMs());
      out.writeLong(anchor.version());
      writeBytes(anchor.state(), out);
    }
  }

  private static List<Anchor> readAnchors(ByteReader in) {
    List<Anchor> anchors = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      anchors.add(new Anchor(in.readLong(), in.readLong(), in.readBytes((int) in.readVarLong())));
    }
    return anchors;
  }

  private static void writeBytes(byte[] bytes, ByteWriter out) {
    out.writeVarLong(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
  }
}
