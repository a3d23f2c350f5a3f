package io.fleet.stream.rule.presence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;
import java.util.Objects;

/** Tells what a vehicle does now; without data for as long as ends a trip it is offline. */
public final class PresenceRule implements Rule<PresenceState> {
  @Override
  public String name() {
    return "presence";
  }

  @Override
  public PresenceState initial() {
    return PresenceState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<PresenceState> step(PresenceState before, Situation situation) {
    Motion motion = situation.motion();
    boolean driving = motion.fix() != null && !motion.isStanding();
    var state = driving ? VehiclePresence.State.DRIVING : VehiclePresence.State.STANDING;
    long sinceMs = state == before.state() ? before.sinceMs() : sinceMs(situation);
    var after = new PresenceState(state, sinceMs, situation.tripId(), situation.timeMs());
    boolean same = state == before.state() && Objects.equals(situation.tripId(), before.tripId());
    if (same) {
      return Step.unchanged(after);
    }
    return Step.of(after, presence(state, sinceMs, situation.tripId(), situation));
  }

  private static long sinceMs(Situation situation) {
    Motion motion = situation.motion();
    if (motion.isStanding()) {
      return motion.standingPlace().timeMs();
    }
    return motion.departure() != null ? motion.departure().timeMs() : situation.timeMs();
  }

  @Override
  public long nextTimerMs(PresenceState state, Settings settings) {
    boolean silent = state.state() == null || state.state() == VehiclePresence.State.OFFLINE;
    return silent ? NO_TIMER : state.lastEventMs() + settings.trip().noDataMs();
  }

  @Override
  public Step<PresenceState> timer(PresenceState before, long atMs, Situation last) {
    var offline = VehiclePresence.State.OFFLINE;
    return Step.of(
        new PresenceState(offline, before.lastEventMs(), null, before.lastEventMs()),
        presence(offline, before.lastEventMs(), null, last));
  }

  private static VehiclePresence presence(
      VehiclePresence.State state, long sinceMs, String tripId, Situation situation) {
    return new VehiclePresence(
        situation.telemetry().vehicleId(), state, sinceMs, tripId, situation.driverId());
  }

  /** Whoever is heard of after being offline is news, as one never heard of is. */
  @Override
  public PresenceState residue(PresenceState state, long atMs) {
    return state.state() == VehiclePresence.State.OFFLINE ? PresenceState.NONE : state;
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(PresenceState state, ByteWriter out) {
    out.writeNullableEnum(state.state());
    out.writeLong(state.sinceMs());
    out.writeNullableString(state.tripId());
    out.writeLong(state.lastEventMs());
  }

  @Override
  public PresenceState read(ByteReader in, int writtenVersion) {
    var state = in.readNullableEnum(VehiclePresence.State.values());
    return new PresenceState(state, in.readLong(), in.readNullableString(), in.readLong());
  }
}
