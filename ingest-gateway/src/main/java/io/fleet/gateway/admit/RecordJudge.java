package io.fleet.gateway.admit;

import io.fleet.events.RecordHead;
import io.fleet.events.Refusal;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.gateway.admit.Verdict.Trait;
import java.util.Set;

/**
 * Judges the records beside telemetry by the same rules: size, clock, whose they are, private mode.
 */
final class RecordJudge {
  private static final Set<Trait> PRIVATE = Set.of(Trait.PRIVATE);

  private final Hearing hearing;

  RecordJudge(Hearing hearing) {
    this.hearing = hearing;
  }

  /** What one kind of record becomes in the log. */
  interface Form {
    /**
     * The record.
     *
     * @param sent its bytes, under the vehicle's own name
     * @throws RefusedException if it lacks what its kind needs
     */
    LogEntry entry(byte[] sent, String vehicleId, boolean isPrivate) throws RefusedException;
  }

  /**
   * Judges one record.
   *
   * @param vehicleNeeded whether it must name its vehicle
   */
  Verdict judge(int index, RecordHead head, byte[] sent, boolean vehicleNeeded, Form form) {
    Refusal clock = head.timestampMs() == null ? null : hearing.clock(head.timestampMs());
    boolean believed = head.timestampMs() != null && clock == null;
    long atMs = believed ? head.timestampMs() : hearing.nowMs();
    Whose whose = hearing.scope().whose(head.vehicleId(), atMs);
    String vehicleId = head.vehicleId() == null && vehicleNeeded ? null : whose.vehicleId();
    boolean isPrivate = head.isPrivate() || hearing.isPrivate(vehicleId, believed ? atMs : null);
    try {
      check(head, sent, whose, clock, vehicleId == null && vehicleNeeded);
      byte[] renamed =
          vehicleId == null || vehicleId.equals(head.vehicleId())
              ? sent
              : MemberReplacing.put(sent, "vehicle_id", vehicleId);
      LogEntry entry = form.entry(renamed, vehicleId, isPrivate);
      return Verdict.accepted(index, vehicleId, entry, isPrivate ? PRIVATE : Set.of());
    } catch (RefusedException e) {
      return refuse(index, e.refusal(), vehicleId, sent, isPrivate);
    }
  }

  /** The verdict on a record that is refused for what it is. */
  Verdict refuse(int index, Refusal refusal, String vehicleId, byte[] sent, boolean isPrivate) {
    byte[] kept = hearing.deadLetter(sent, isPrivate);
    return Verdict.refused(index, vehicleId, refusal, kept, isPrivate);
  }

  private void check(
      RecordHead head, byte[] sent, Whose whose, Refusal clock, boolean vehicleMissing)
      throws RefusedException {
    if (vehicleMissing) {
      throw new RefusedException(Refusal.VEHICLE_ID, "vehicle_id is missing or wrong");
    }
    refuse(whose.refusal());
    refuse(hearing.tooLarge(sent.length));
    if (head.timestampMs() == null) {
      throw new RefusedException(
          Refusal.TIMESTAMP, "timestamp: ISO-8601 with zone or epoch milliseconds expected");
    }
    boolean known = whose.vehicleId() != null;
    Refusal told =
        clock == null && known ? hearing.quarantine(whose.vehicleId(), head.timestampMs()) : clock;
    if (told != null && known && Refusal.CLOCK.equals(told.reason())) {
      hearing.tellClock(whose.vehicleId(), head.timestampMs());
    }
    refuse(told);
  }

  private static void refuse(Refusal refusal) throws RefusedException {
    if (refusal != null) {
      throw new RefusedException(refusal.reason(), refusal.detail());
    }
  }
}
