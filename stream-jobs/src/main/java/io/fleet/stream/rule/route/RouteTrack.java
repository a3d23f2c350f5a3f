package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.plan.PlannedRoute;
import io.fleet.stream.rule.route.RouteRun.Phase;
import java.util.Objects;

/** How a vehicle keeps to one of its routes. Never altered once it is handed out. */
final class RouteTrack implements Cloneable {
  static final long UNKNOWN = -1;
  static final long NEVER = RouteRun.NEVER;

  String routeId;
  String planId;
  long sinceMs;

  /** The version of the route whose line is followed. */
  long fromMs;

  long number;

  Phase phase = Phase.APPROACHING;

  /** How far along it was at its last fix on the route, mm. */
  long alongMm;

  /** Where along the route was come to, mm. */
  long joinedMm;

  long reachedMm;
  long coveredMm;
  long lengthMm;
  long completedAtMs = NEVER;

  /** How far off the last fix was, mm, or {@link #UNKNOWN}. */
  long offMm = UNKNOWN;

  /** Driven on the trip; without one, since it began to move. */
  Metres metres = Metres.NONE;

  int episodes;
  long maxOffMm;

  /** When its run was told last, epoch milliseconds of the trip's end so far. */
  long toldMs = NEVER;

  /** When the trip began of which its run was told, epoch milliseconds. */
  long startedAtMs = NEVER;

  Excursion excursion;

  private RouteTrack() {}

  static RouteTrack of(PlannedRoute route) {
    RouteTrack track = new RouteTrack();
    track.routeId = route.routeId();
    track.planId = route.planId();
    track.sinceMs = route.sinceMs();
    track.follow(route);
    return track;
  }

  /** Goes on along a version's line; where along it is, the next fix says. */
  void follow(PlannedRoute route) {
    fromMs = route.fromMs();
    number = route.number();
    lengthMm = Math.round(route.line().lengthM() * 1_000);
    alongMm = 0;
    reachedMm = 0;
    offMm = UNKNOWN;
  }

  RouteTrack copy() {
    try {
      return (RouteTrack) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the vehicle has it for the same reason, without a break. */
  boolean isOf(PlannedRoute route) {
    return routeId.equals(route.routeId())
        && Objects.equals(planId, route.planId())
        && sinceMs == route.sinceMs();
  }

  boolean follows(PlannedRoute route) {
    return fromMs == route.fromMs() && number == route.number();
  }

  /** Nothing of the trip that has ended is left; a standing route that was driven begins anew. */
  void endTrip() {
    metres = Metres.NONE;
    episodes = 0;
    maxOffMm = 0;
    toldMs = NEVER;
    startedAtMs = NEVER;
    excursion = null;
    if (phase == Phase.COMPLETED) {
      beginAnew();
    }
  }

  /** A route that no plan has for once is driven from its beginning again. */
  void beginAnew() {
    if (planId == null) {
      phase = Phase.APPROACHING;
      alongMm = 0;
      joinedMm = 0;
      reachedMm = 0;
      coveredMm = 0;
      completedAtMs = NEVER;
    }
  }

  void write(ByteWriter out) {
    out.writeString(routeId);
    out.writeNullableString(planId);
    out.writeLong(sinceMs);
    out.writeLong(fromMs);
    out.writeSigned(number);
    out.writeByte(phase.ordinal());
    out.writeSigned(alongMm);
    out.writeSigned(joinedMm);
    out.writeSigned(reachedMm);
    out.writeSigned(coveredMm);
    out.writeSigned(lengthMm);
    out.writeLong(completedAtMs);
    out.writeSigned(offMm);
    metres.write(out);
    out.writeSigned(episodes);
    out.writeSigned(maxOffMm);
    out.writeLong(toldMs);
    out.writeLong(startedAtMs);
    Excursion.write(excursion, out);
  }

  static RouteTrack read(ByteReader in) {
    RouteTrack t = new RouteTrack();
    t.routeId = in.readString();
    t.planId = in.readNullableString();
    t.sinceMs = in.readLong();
    t.fromMs = in.readLong();
    t.number = in.readSigned();
    t.phase = Phase.values()[in.readByte()];
    t.alongMm = in.readSigned();
    t.joinedMm = in.readSigned();
    t.reachedMm = in.readSigned();
    t.coveredMm = in.readSigned();
    t.lengthMm = in.readSigned();
    t.completedAtMs = in.readLong();
    t.offMm = in.readSigned();
    t.metres = Metres.read(in);
    t.episodes = (int) in.readSigned();
    t.maxOffMm = in.readSigned();
    t.toldMs = in.readLong();
    t.startedAtMs = in.readLong();
    t.excursion = Excursion.read(in);
    return t;
  }
}
