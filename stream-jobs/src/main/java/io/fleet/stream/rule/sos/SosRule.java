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
    SosState state = before;
    if (situation.motion().isAccepted()) {
      state = state.withPlace(situation.motion().fix());
    }
    if (situation.telemetry().isSos()) {
      return signal(state, situation);
    }
    boolean over = state.open() && situation.telemetry().isFalse(TelemetryField.SOS);
    boolean placed = state.open() && !state.placeTold() && situation.motion().isAccepted();
    if (!over) {
      return placed ? told(state, situation, Alert.State.UPDATED) : Step.unchanged(state);
    }
    SosState closed = state.closed();
    return Step.of(closed, alert(closed, situation, Alert.State.RESOLVED, false));
  }

  private static Step<SosState> signal(SosState state, Situation situation) {
    long now = situation.timeMs();
    boolean repeats = state.open() && now - state.lastSignalMs() < SILENCE_MS;
    if (!repeats) {
      return told(state.opened(now), situation, Alert.State.OPENED);
    }
    boolean told = now - state.lastToldMs() >= UPDATE_EVERY_MS;
    SosState repeated = state.repeated(now, told);
    return told ? told(repeated, situation, Alert.State.UPDATED) : Step.unchanged(repeated);
  }

  private static Step<SosState> told(SosState state, Situation situation, Alert.State told) {
    AlertFinding alert = alert(state, situation, told, false);
    boolean placed = alert.latE6() != Telemetry.ABSENT;
    return Step.of(placed ? state.withPlaceTold() : state, alert);
  }

  @Override
  public Step<SosState> late(SosState before, Situation situation) {
    long at = situation.timeMs();
    if (!situation.telemetry().isSos() || isKnown(before, at)) {
      return Step.unchanged(before);
    }
    SosState asOfThen = SosState.NONE.opened(at);
    return Step.of(before.withLateStart(at), alert(asOfThen, situation, Alert.State.OPENED, true));
  }

  /** Whether a signal of that time belongs to an episode that has been told of. */
  private static boolean isKnown(SosState state, long atMs) {
    boolean inLast =
        state.startedAtMs() != SosState.NEVER
            && atMs > state.startedAtMs() - SILENCE_MS
            && atMs < state.lastSignalMs() + SILENCE_MS;
    return inLast
        || state.lateStartsMs().stream().anyMatch(start -> Math.abs(atMs - start) < SILENCE_MS);
  }

  private static AlertFinding alert(
      SosState state, Situation situation, Alert.State told, boolean late) {
    Telemetry t = situation.telemetry();
    Place place =
        t.hasPosition()
            ? new Place(t.timestampMs(), t.latE6(), t.lonE6())
            : late ? null : state.lastPlace();
    return new AlertFinding(
        TYPE,
        t.vehicleId(),
        state.startedAtMs(),
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
    data.put("signals", state.signals());
    if (place != null) {
      data.put("position_age_s", (t.timestampMs() - place.timeMs()) / 1000.0);
    }
    if (t.hasServerTime()) {
      data.put("time_source", "server");
    }
    return data;
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
