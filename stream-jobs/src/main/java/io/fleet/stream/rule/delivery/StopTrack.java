package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * What the rule remembers of a stop that something has become of, beside the scans, which are in
 * force like the plan is. Never altered once it is handed out; 0 stands for a time that is not.
 */
final class StopTrack {
  private static final int SHARED = 1;
  private static final int DEPARTED = 2;
  private static final int PASSED_OVER = 4;
  private static final int OUT_OF_ORDER = 8;
  private static final int SERVED = 16;
  private static final int LONG_TOLD = 32;
  private static final int CROWDED = 64;

  /** A standing so much nearer is the one that serves a stop, m. */
  static final int NEARER_M = 10;

  final String stopId;
  long approachedMs;

  /** When the vehicle began to stand at it. */
  long arrivedMs;

  /** How far from it the vehicle stood, m. */
  int distanceM;

  /** When it began to leave. */
  long leftMs;

  /** Whether another stop was nearer. */
  boolean shared;

  /** Whether the standing served others, too. */
  boolean crowded;

  /** Whether it has left the circle. */
  boolean departed;

  /** Whether a later stop was served before it. */
  boolean passedOver;

  boolean outOfOrder;

  /** Whether the vehicle has stood there long enough for a service. */
  boolean served;

  /** Whether it was told that the service takes long. */
  boolean longTold;

  /** Place in the order driven, from 1. */
  int rank;

  int scansSeen;

  /** How far away the vehicle was at a scan, m, if it was not near. */
  int farM;

  /** Since when it is told late and not there. */
  long lateSinceMs;

  /** Since when it is told at risk, epoch milliseconds. */
  long riskSinceMs;

  /** When that was told for the first time. */
  long riskFirstMs;

  /** Why it was told last. */
  RiskReason riskReason = RiskReason.NONE;

  String driverId;
  String tripId;

  StopTrack(String stopId) {
    this.stopId = stopId;
  }

  StopTrack copy() {
    StopTrack copy = new StopTrack(stopId);
    copy.approachedMs = approachedMs;
    copy.arrivedMs = arrivedMs;
    copy.distanceM = distanceM;
    copy.leftMs = leftMs;
    copy.setFlags(flags());
    copy.rank = rank;
    copy.scansSeen = scansSeen;
    copy.farM = farM;
    copy.lateSinceMs = lateSinceMs;
    copy.riskSinceMs = riskSinceMs;
    copy.riskFirstMs = riskFirstMs;
    copy.riskReason = riskReason;
    copy.driverId = driverId;
    copy.tripId = tripId;
    return copy;
  }

  /** Whether the vehicle is there, as far as its place tells. */
  boolean isPresent() {
    return arrivedMs != 0 && !departed;
  }

  /** Whether it was known to stand there at a moment, epoch milliseconds, and had not moved. */
  boolean stoodAt(long atMs) {
    boolean hadCome = arrivedMs != 0 && atMs >= arrivedMs + Halt.THERE_AFTER_MS;
    return hadCome && (leftMs == 0 ? !departed : atMs < leftMs);
  }

  private int flags() {
    return (shared ? SHARED : 0)
        | (departed ? DEPARTED : 0)
        | (passedOver ? PASSED_OVER : 0)
        | (outOfOrder ? OUT_OF_ORDER : 0)
        | (served ? SERVED : 0)
        | (longTold ? LONG_TOLD : 0)
        | (crowded ? CROWDED : 0);
  }

  private void setFlags(int flags) {
    shared = (flags & SHARED) != 0;
    departed = (flags & DEPARTED) != 0;
    passedOver = (flags & PASSED_OVER) != 0;
    outOfOrder = (flags & OUT_OF_ORDER) != 0;
    served = (flags & SERVED) != 0;
    longTold = (flags & LONG_TOLD) != 0;
    crowded = (flags & CROWDED) != 0;
  }

  void write(ByteWriter out) {
    out.writeString(stopId);
    out.writeByte(flags());
    out.writeSigned(approachedMs);
    out.writeSigned(arrivedMs);
    out.writeVarLong(distanceM);
    out.writeSigned(leftMs);
    out.writeVarLong(rank);
    out.writeVarLong(scansSeen);
    out.writeVarLong(farM);
    out.writeSigned(lateSinceMs);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeSigned(riskSinceMs);
    out.writeSigned(riskFirstMs);
    out.writeByte(riskReason.ordinal());
  }

  static StopTrack read(ByteReader in, int writtenVersion) {
    StopTrack track = new StopTrack(in.readString());
    track.setFlags(in.readByte());
    track.approachedMs = in.readSigned();
    track.arrivedMs = in.readSigned();
    track.distanceM = (int) in.readVarLong();
    track.leftMs = in.readSigned();
    track.rank = (int) in.readVarLong();
    track.scansSeen = (int) in.readVarLong();
    track.farM = (int) in.readVarLong();
    track.lateSinceMs = in.readSigned();
    track.driverId = in.readNullableString();
    track.tripId = in.readNullableString();
    if (writtenVersion >= 2) {
      track.riskSinceMs = in.readSigned();
      track.riskFirstMs = in.readSigned();
      track.riskReason = RiskReason.at(in.readByte());
    }
    return track;
  }
}
