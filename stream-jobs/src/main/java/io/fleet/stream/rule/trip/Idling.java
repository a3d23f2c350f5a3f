package io.fleet.stream.rule.trip;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.IdlingSettings;

/**
 * A trip's idle time: stretches of some length in which the engine is known to be on and the
 * vehicle stands, counted from the first standing second; a gap of more than 200 s ends a stretch.
 * Electric vehicles do not idle.
 */
final class Idling {
  static final long LONGEST_GAP_MS = 200_000;

  private Idling() {}

  /** Takes an event into account; the state's last event is still the one before. */
  static void observe(TripState state, Situation situation) {
    Telemetry t = situation.telemetry();
    boolean gap = situation.timeMs() - state.lastEventMs > LONGEST_GAP_MS;
    boolean wasOn = state.engineKnownOn;
    readEngine(state, t);
    Motion motion = situation.motion();
    boolean judged = situation.settings().idling().judged();
    if (state.idleSinceMs != TripState.NEVER) {
      endIfOver(state, situation, gap || !judged);
    }
    boolean starts = judged && state.engineKnownOn && motion.isStanding();
    if (state.idleSinceMs == TripState.NEVER && starts) {
      boolean fromItsStart = wasOn && !gap && state.lastEventMs >= motion.standingPlace().timeMs();
      state.idleSinceMs = fromItsStart ? motion.standingPlace().timeMs() : situation.timeMs();
    }
  }

  private static void readEngine(TripState state, Telemetry t) {
    if (t.has(TelemetryField.IGNITION) || t.has(TelemetryField.RPM)) {
      state.engineKnownOn =
          t.isTrue(TelemetryField.IGNITION) || t.canonical(TelemetryField.RPM) > 0;
    }
    if (t.isFalse(TelemetryField.IGNITION)) {
      if (state.ignitionOffSinceMs == TripState.NEVER) {
        state.ignitionOffSinceMs = t.timestampMs();
      }
    } else if (t.isTrue(TelemetryField.IGNITION)) {
      state.ignitionOffSinceMs = TripState.NEVER;
    }
  }

  private static void endIfOver(TripState state, Situation situation, boolean unknown) {
    Motion motion = situation.motion();
    IdlingSettings settings = situation.settings().idling();
    if (unknown) {
      end(state, state.lastEventMs, settings);
    } else if (motion.departure() != null) {
      end(state, motion.departure().timeMs(), settings);
    } else if (!state.engineKnownOn) {
      end(state, situation.timeMs(), settings);
    } else if (!motion.isStanding()) {
      end(state, state.lastEventMs, settings);
    }
  }

  private static void end(TripState state, long endMs, IdlingSettings settings) {
    long lasted = endMs - state.idleSinceMs;
    if (lasted >= settings.opensAfterMs()) {
      state.idleMs += lasted;
    }
    state.idleSinceMs = TripState.NEVER;
  }

  /** Idle time up to the last event, ms. */
  static long soFarMs(TripState state, IdlingSettings settings) {
    if (state.idleSinceMs == TripState.NEVER) {
      return state.idleMs;
    }
    long lasts = state.lastEventMs - state.idleSinceMs;
    return state.idleMs + (lasts >= settings.opensAfterMs() ? lasts : 0);
  }
}
