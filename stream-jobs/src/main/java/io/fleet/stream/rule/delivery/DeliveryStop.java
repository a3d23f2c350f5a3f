package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.stream.LongStream;

/**
 * What is known of a stop at one moment. Times are epoch milliseconds, or {@link
 * PlannedStop#NO_TIME}.
 *
 * @param vehicleId the vehicle
 * @param planId the plan
 * @param planSinceMs since when the vehicle has had the plan; with plan and stop it is the id
 * @param stopId the stop; of an unplanned one {@code unplanned@} and when standing began
 * @param sequence its planned place in the order, from 1; 0 if unplanned
 * @param rank its place in the order driven, from 1; 0 as long as nobody was there
 * @param state how far it has come
 * @param outcome delivered, failed, skipped as scanned; empty if nobody said
 * @param source what the state is told by: scan, place, plan
 * @param arrivalSource what the arrival is told by: scan, place; empty without one
 * @param driverId the driver, or null
 * @param tripId the trip it was reached on, or null
 * @param times when what happened
 * @param plan what was planned
 * @param sla what its window has come to
 * @param signs what else was seen
 * @param reason why it failed or was skipped, or null
 * @param risk whether it was expected too late
 */
public record DeliveryStop(
    String vehicleId,
    String planId,
    long planSinceMs,
    String stopId,
    int sequence,
    int rank,
    StopState state,
    String outcome,
    String source,
    String arrivalSource,
    String driverId,
    String tripId,
    Times times,
    Plan plan,
    Sla sla,
    Signs signs,
    String reason,
    Risk risk)
    implements Finding {

  /** When what happened. */
  public record Times(
      long approachedMs, long arrivedMs, long serviceMs, long completedMs, long departedMs) {
    /** From the beginning of the service to departure, ms, or {@link PlannedStop#NO_TIME}. */
    public long dwellMs() {
      boolean known = serviceMs != PlannedStop.NO_TIME && departedMs != PlannedStop.NO_TIME;
      return known ? Math.max(0, departedMs - serviceMs) : PlannedStop.NO_TIME;
    }
  }

  /**
   * What was planned.
   *
   * @param basis which moment is held against the window
   * @param dropGroup see {@link PlannedStop}
   * @param latE6 where, 1e-6 degrees, or absent; of an unplanned stop where the vehicle stood
   * @param lonE6 where, 1e-6 degrees, or absent
   */
  public record Plan(
      String basis,
      long windowFromMs,
      long windowToMs,
      long serviceMs,
      int dropGroup,
      int latE6,
      int lonE6) {}

  /**
   * What else was seen.
   *
   * @param outOfOrder whether a stop planned before it was still open when it was reached
   * @param placeDistanceM how far from it the vehicle stood, m, or -1
   * @param farScanM how far from it the vehicle was at a scan that it was not near, m; 0 if none
   */
  public record Signs(boolean outOfOrder, int placeDistanceM, int farScanM) {}

  /**
   * Whether it was told at risk.
   *
   * @param firstMs when for the first time
   * @param reason why it was told last
   */
  public record Risk(long firstMs, RiskReason reason) {
    /** It never was. */
    public static final Risk NONE = new Risk(PlannedStop.NO_TIME, RiskReason.NONE);
  }

  /** The row's id: UUID version 5 of vehicle, plan, since when it has it, and stop. */
  public String deliveryStopId() {
    return NameUuid.of("delivery_stop", vehicleId, planId, Long.toString(planSinceMs), stopId)
        .toString();
  }

  @Override
  public String id() {
    return "delivery_stop:" + planSinceMs + ':' + planId + ':' + stopId;
  }

  @Override
  public boolean isFinal() {
    boolean isStandingThere =
        state == StopState.UNPLANNED && times.departedMs == PlannedStop.NO_TIME;
    boolean mayYetBeServed = state == StopState.SKIPPED && outcome.isEmpty();
    return state.isOver() && !isStandingThere && !mayYetBeServed;
  }

  /** A scan may come when the stop has long been over and forgotten. */
  @Override
  public long firstMs() {
    return LongStream.of(times.approachedMs, times.arrivedMs, times.completedMs, risk.firstMs)
        .filter(ms -> ms != PlannedStop.NO_TIME)
        .min()
        .orElse(planSinceMs);
  }

  /** It may be served, or scanned, once more when it was over. */
  @Override
  public long lastMs() {
    long last = Math.max(planSinceMs, Math.max(times.approachedMs, times.arrivedMs));
    return Math.max(last, Math.max(times.completedMs, times.departedMs));
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeString(planId);
    out.writeLong(planSinceMs);
    out.writeString(stopId);
    out.writeInt(sequence);
    out.writeInt(rank);
    out.writeByte(state.ordinal());
    out.writeString(outcome);
    out.writeString(source);
    out.writeString(arrivalSource);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeLong(times.approachedMs);
    out.writeLong(times.arrivedMs);
    out.writeLong(times.serviceMs);
    out.writeLong(times.completedMs);
    out.writeLong(times.departedMs);
    out.writeString(plan.basis);
    out.writeLong(plan.windowFromMs);
    out.writeLong(plan.windowToMs);
    out.writeLong(plan.serviceMs);
    out.writeInt(plan.dropGroup);
    out.writeInt(plan.latE6);
    out.writeInt(plan.lonE6);
    out.writeByte(sla.ordinal());
    out.writeBoolean(signs.outOfOrder);
    out.writeInt(signs.placeDistanceM);
    out.writeInt(signs.farScanM);
    out.writeNullableString(reason);
    out.writeLong(risk.firstMs);
    out.writeByte(risk.reason.ordinal());
  }

  /** Reads one from a checkpoint. */
  public static DeliveryStop read(ByteReader in) {
    return readWithoutRisk(in).at(new Risk(in.readLong(), RiskReason.at(in.readByte())));
  }

  private DeliveryStop at(Risk told) {
    return new DeliveryStop(
        vehicleId,
        planId,
        planSinceMs,
        stopId,
        sequence,
        rank,
        state,
        outcome,
        source,
        arrivalSource,
        driverId,
        tripId,
        times,
        plan,
        sla,
        signs,
        reason,
        told);
  }

  /** Reads one of the form that knew no risk. */
  public static DeliveryStop readWithoutRisk(ByteReader in) {
    return new DeliveryStop(
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readString(),
        in.readInt(),
        in.readInt(),
        StopState.values()[in.readByte()],
        in.readString(),
        in.readString(),
        in.readString(),
        in.readNullableString(),
        in.readNullableString(),
        new Times(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()),
        new Plan(
            in.readString(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readInt(),
            in.readInt(),
            in.readInt()),
        Sla.values()[in.readByte()],
        new Signs(in.readBoolean(), in.readInt(), in.readInt()),
        in.readNullableString(),
        Risk.NONE);
  }
}
