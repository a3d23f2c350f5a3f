package io.fleet.stream.rule.sos;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.motion.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Raises calls for help. The first signal after {@code sos: false}, after none, or after 10 minutes
 * of silence opens an episode at once, late or not; repeats update it, at most once in 10 s; {@code
 * sos: false} closes it. Without a position the alert carries the last known one and its age; where
 * none is known, the first that comes updates it.
 */
public final class SosRule implements Rule<SosState> {
  static final String TYPE = "sos";
  static final long SILENCE_MS = 600_000;
  static final long UPDATE_EVERY_MS = 10_000;
  private static final int CRITICAL = 4;
  private static final int LATE_EPISODES_OF_SILENT = 2;

  @Override
  public String name() {
    return "sos";
  }

  @Override
  public SosState initial() {
    return SosState.NONE;
  }

  @Override
  public Duration settle() {
    return Duration.ZERO;
  }

  @Override
  public Step<SosState> step(SosState before, Situation situation) {
    boolean placed = situation.motion().isAccepted();
    boolean signal = situation.telemetry().isSos();
    boolean over = before.open && situation.telemetry().isFalse(TelemetryField.SOS);
    if (!placed && !signal && !over) {
      return Step.unchanged(before);
    }
    SosState state = before.copy();
    state.lastPlace = placed ? situation.motion().fix() : before.lastPlace;
    if (signal) {
      return signal(state, situation);
    }
    if (over) {
      state.open = false;
      state.closedAtMs = situation.timeMs();
      return tell(state, situation, Alert.State.RESOLVED);
    }
    boolean awaited = state.open && !state.placeTold;
    return awaited ? tell(state, situation, Alert.State.UPDATED) : Step.unchanged(state);
  }

  private static Step<SosState> signal(SosState state, Situation situation) {
    long now = situation.timeMs();
    boolean repeats = state.open && now - state.lastSignalMs < SILENCE_MS;
    if (!repeats) {
      return tell(state.opened(now), situation, Alert.State.OPENED);
    }
    state.signals++;
    state.lastSignalMs = now;
    if (now - state.lastToldMs < UPDATE_EVERY_MS) {
      return Step.unchanged(state);
    }
    state.lastToldMs = now;
    return tell(state, situation, Alert.State.UPDATED);
  }

  private static Step<SosState> tell(SosState state, Situation situation, Alert.State told) {
    AlertFinding alert = alert(state, situation, told, false);
    state.placeTold |= alert.latE6() != Telemetry.ABSENT;
    return Step.of(state, alert);
  }

  @Override
  public Step<SosState> late(SosState before, Situation situation) {
    long at = situation.timeMs();
    if (!situation.telemetry().isSos() || isOfLastEpisode(before, at)) {
      return Step.unchanged(before);
    }
    SosState after = before.withLate(at, SILENCE_MS);
    if (before.indexOfLate(at, SILENCE_MS) >= 0) {
      return Step.unchanged(after);
    }
    AlertFinding alert = alert(SosState.NONE.opened(at), situation, Alert.State.OPENED, true);
    return Step.of(after, alert);
  }

  /** Whether a signal of that time belongs to the episode last told of in its own time. */
  private static boolean isOfLastEpisode(SosState state, long atMs) {
    if (state.startedAtMs == SosState.NEVER || atMs <= state.startedAtMs - SILENCE_MS) {
      return false;
    }
    boolean closed = state.closedAtMs != SosState.NEVER;
    return atMs < (closed ? state.closedAtMs : state.lastSignalMs + SILENCE_MS);
  }

  private static AlertFinding alert(
      SosState state, Situation situation, Alert.State told, boolean late) {
    Telemetry t = situation.telemetry();
    Place place =
        t.hasPosition()
            ? new Place(t.timestampMs(), t.latE6(), t.lonE6())
            : late ? null : state.lastPlace;
    return new AlertFinding(
        TYPE,
        t.vehicleId(),
        state.startedAtMs,
        told,
        t.timestampMs(),
        told == Alert.State.RESOLVED ? (Long) t.timestampMs() : null,
        CRITICAL,
        situation.driverId(),
        situation.tripId(),
        place == null ? Telemetry.ABSENT : place.latE6(),
        place == null ? Telemetry.ABSENT : place.lonE6(),
        sentence(told, t.vehicleId()),
        data(state, t, place),
        late);
  }

  private static String sentence(Alert.State told, String vehicleId) {
    return told == Alert.State.RESOLVED
        ? vehicleId + " no longer asks for help."
        : vehicleId + " asks for help.";
  }

  private static Map<String, Object> data(SosState state, Telemetry t, Place place) {
    Map<String, Object> data = new TreeMap<>();
    data.put("signals", state.signals);
    if (place != null) {
      data.put("position_age_s", (t.timestampMs() - place.timeMs()) / 1000.0);
    }
    if (t.hasServerTime()) {
      data.put("time_source", "server");
    }
    return data;
  }

  /** Late calls of long ago are given up, but for the newest ones. */
  @Override
  public SosState residue(SosState state, long atMs) {
    if (state.lateEpisodes.size() <= LATE_EPISODES_OF_SILENT) {
      return state;
    }
    SosState rest = state.copy();
    int from = state.lateEpisodes.size() - LATE_EPISODES_OF_SILENT;
    rest.lateEpisodes = List.copyOf(state.lateEpisodes.subList(from, state.lateEpisodes.size()));
    return rest;
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(SosState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public SosState read(ByteReader in, int writtenVersion) {
    return SosState.read(in);
  }
}
