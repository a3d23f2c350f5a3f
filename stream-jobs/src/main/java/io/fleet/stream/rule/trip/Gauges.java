package io.fleet.stream.rule.trip;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/** What a trip carries of driver, odometer and fuel. */
final class Gauges {
  private Gauges() {}

  static void observe(TripState state, Telemetry t) {
    state.driverId = state.driverId == null ? t.driverId() : state.driverId;
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
