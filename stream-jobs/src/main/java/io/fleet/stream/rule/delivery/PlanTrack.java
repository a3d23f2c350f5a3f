package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.eta.RoutePlaces;
import io.fleet.stream.rule.plan.DeliveryPlan;
import java.util.TreeMap;

/** How far a vehicle has come with a plan. Never altered once it is handed out. */
final class PlanTrack {
  final String planId;
  final long sinceMs;

  /** Which version of the plan it was last held against. */
  long fromMs;

  long number;

  /** Whether its end has been told. */
  boolean closed;

  /** How many stops have been reached. */
  int reached;

  /** At how many the vehicle is, as far as its place tells. */
  int present;

  /** The next to be approached, or null. */
  String nextStopId;

  /** When time alone will decide something, epoch milliseconds. */
  long dueMs = Rule.NO_TIMER;

  /** What is remembered of its ETAs. */
  PlanEta eta = new PlanEta();

  /** What lies ahead, or null as long as nobody has asked: it follows from the rest. */
  Ahead ahead;

  /** Where its stops lie on its route, or null; it follows from what is in force. */
  RoutePlaces places;

  /** Stops that something has become of, by their ids. */
  final TreeMap<String, StopTrack> stops;

  PlanTrack(DeliveryPlan plan) {
    this(plan.planId(), plan.sinceMs(), new TreeMap<>());
  }

  private PlanTrack(String planId, long sinceMs, TreeMap<String, StopTrack> stops) {
    this.planId = planId;
    this.sinceMs = sinceMs;
    this.stops = stops;
  }

  PlanTrack copy() {
    PlanTrack copy = new PlanTrack(planId, sinceMs, new TreeMap<>(stops));
    copy.takeOver(this);
    return copy;
  }

  /** The same with other ETAs remembered. */
  PlanTrack with(PlanEta others) {
    PlanTrack copy = new PlanTrack(planId, sinceMs, stops);
    copy.takeOver(this);
    copy.eta = others;
    return copy;
  }

  private void takeOver(PlanTrack other) {
    fromMs = other.fromMs;
    number = other.number;
    closed = other.closed;
    reached = other.reached;
    present = other.present;
    nextStopId = other.nextStopId;
    dueMs = other.dueMs;
    eta = other.eta;
    ahead = other.ahead;
    places = other.places;
  }

  boolean isOf(DeliveryPlan plan) {
    return planId.equals(plan.planId()) && sinceMs == plan.sinceMs();
  }

  /** Whether it was held against this very version. */
  boolean isUpToDate(DeliveryPlan plan) {
    return isOf(plan) && fromMs == plan.fromMs() && number == plan.number();
  }

  void write(ByteWriter out) {
    out.writeString(planId);
    out.writeLong(sinceMs);
    out.writeLong(fromMs);
    out.writeVarLong(number);
    out.writeBoolean(closed);
    out.writeVarLong(reached);
    out.writeVarLong(present);
    out.writeNullableString(nextStopId);
    out.writeLong(dueMs);
    out.writeVarLong(stops.size());
    stops.values().forEach(stop -> stop.write(out));
    eta.write(out);
  }

  static PlanTrack read(ByteReader in, int writtenVersion) {
    PlanTrack track = new PlanTrack(in.readString(), in.readLong(), new TreeMap<>());
    track.fromMs = in.readLong();
    track.number = in.readVarLong();
    track.closed = in.readBoolean();
    track.reached = (int) in.readVarLong();
    track.present = (int) in.readVarLong();
    track.nextStopId = in.readNullableString();
    track.dueMs = in.readLong();
    for (long n = in.readVarLong(); n > 0; n--) {
      StopTrack stop = StopTrack.read(in, writtenVersion);
      track.stops.put(stop.stopId, stop);
    }
    track.eta = writtenVersion < 2 ? new PlanEta() : PlanEta.read(in);
    return track;
  }
}
