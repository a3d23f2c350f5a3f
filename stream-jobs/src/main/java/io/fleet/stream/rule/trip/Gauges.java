package io.fleet.stream.rule.trip;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Situation;

/** What a trip carries of driver, odometer and fuel. */
final class Gauges {
  private Gauges() {}

  /** Since when the ignition is off, as a wire says it that may say so always. */
  static void observeIgnition(TripState state, Telemetry t) {
    if (t.isTrue(TelemetryField.IGNITION)) {
      state.ignitionOffSinceMs = TripState.NEVER;
    } else if (t.isFalse(TelemetryField.IGNITION) && state.ignitionOffSinceMs == TripState.NEVER) {
      state.ignitionOffSinceMs = t.timestampMs();
    }
  }

  static void observe(TripState state, Situation situation) {
    Telemetry t = situation.telemetry();
    state.driverId = state.driverId == null ? situation.driverId() : state.driverId;
    state.deviceTripId = state.deviceTripId == null ? t.tripId() : state.deviceTripId;
    if (t.has(TelemetryField.ODOMETER)) {
      state.endOdometerM = t.canonical(TelemetryField.ODOMETER);
      state.startOdometerM =
          state.startOdometerM == Telemetry.ABSENT ? state.endOdometerM : state.startOdometerM;
    }
    if (t.has(TelemetryField.FUEL_VOLUME)) {
      state.endFuelCl = t.canonical(TelemetryField.FUEL_VOLUME);
      state.startFuelCl =
          state.startFuelCl == Telemetry.ABSENT ? state.endFuelCl : state.startFuelCl;
    }
  }
}
