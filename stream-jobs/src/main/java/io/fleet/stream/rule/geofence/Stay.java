package io.fleet.stream.rule.geofence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Place;

/**
 * What is remembered of one vehicle and one fence, while the vehicle is in it or seems to be.
 *
 * @param fenceId the fence
 * @param entered where and when the vehicle came in, or null while it is outside
 * @param pending an edge that seems to have been crossed since, or null
 * @param driverId who drove when it came in, or the first known since, or null
 * @param tripId on which trip, or null
 * @param terms what holds inside
 * @param untilMs until when the fence counts, as far as is known
 * @param toldLimitMs the limit it has been told to have stayed longer than, ms; 0 before
 */
record Stay(
    String fenceId,
    Place entered,
    Crossing pending,
    String driverId,
    String tripId,
    FenceTerms terms,
    long untilMs,
    long toldLimitMs) {

  static Stay outside(String fenceId, Crossing pending) {
    return new Stay(fenceId, null, pending, null, null, FenceTerms.NONE, Long.MAX_VALUE, 0);
  }

  boolean isInside() {
    return entered != null;
  }

  /** When the vehicle has stayed too long, epoch milliseconds; never, if it may. */
  long overstaysAtMs() {
    return terms.dwellLimitMs() == 0 ? Long.MAX_VALUE : entered.timeMs() + terms.dwellLimitMs();
  }

  Stay with(Crossing crossing) {
    return new Stay(fenceId, entered, crossing, driverId, tripId, terms, untilMs, toldLimitMs);
  }

  /** The vehicle is in, since the crossing. */
  Stay confirmed(Situation situation) {
    return new Stay(
        fenceId, pending.at(), null, situation.driverId(), situation.tripId(), terms, untilMs, 0);
  }

  Stay told() {
    return new Stay(
        fenceId, entered, pending, driverId, tripId, terms, untilMs, terms.dwellLimitMs());
  }

  boolean isTold() {
    return toldLimitMs > 0;
  }

  /** Under what the fence says at a moment; the same object where nothing changes. */
  Stay under(Fence fence, Situation situation, long timeMs) {
    long until = fence.countsUntilMs(timeMs);
    String driver = driverId == null && isInside() ? situation.driverId() : driverId;
    String trip = tripId == null && isInside() ? situation.tripId() : tripId;
    boolean same =
        until == untilMs && terms.equals(fence.terms()) && driver == driverId && trip == tripId;
    return same
        ? this
        : new Stay(fenceId, entered, pending, driver, trip, fence.terms(), until, toldLimitMs);
  }

  void write(ByteWriter out) {
    out.writeString(fenceId);
    Place.write(entered, out);
    Crossing.write(pending, out);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(terms.limitCkmph());
    out.writeVarLong(terms.dwellLimitMs());
    out.writeBoolean(terms.idleOk());
    out.writeLong(untilMs);
    out.writeVarLong(toldLimitMs);
  }

  static Stay read(ByteReader in) {
    return new Stay(
        in.readString(),
        Place.read(in),
        Crossing.read(in),
        in.readNullableString(),
        in.readNullableString(),
        new FenceTerms(in.readInt(), in.readVarLong(), in.readBoolean()),
        in.readLong(),
        in.readVarLong());
  }
}
