package io.fleet.stream.rule.motion;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/** How far a fix may be from where the vehicle was, as its receiver tells. */
public final class ReceiverError {
  private static final double M_PER_HDOP = 5;
  private static final double PER_HUNDRED = 100;

  private ReceiverError() {}

  /** By {@code accuracy_m}, else 5 m for each of {@code hdop}, m; 0 if neither is told. */
  public static double ofM(Telemetry t) {
    if (t.has(TelemetryField.ACCURACY)) {
      return t.canonical(TelemetryField.ACCURACY) / PER_HUNDRED;
    }
    return t.has(TelemetryField.HDOP)
        ? M_PER_HDOP * t.canonical(TelemetryField.HDOP) / PER_HUNDRED
        : 0;
  }
}
