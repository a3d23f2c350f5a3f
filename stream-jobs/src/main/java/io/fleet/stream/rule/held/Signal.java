package io.fleet.stream.rule.held;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/**
 * Whether something is on, as far as it was ever told. The order is part of the binary form: new
 * ones are appended.
 */
public enum Signal {
  UNKNOWN,
  OFF,
  ON;

  private static final Signal[] ALL = values();

  /** The signal of an ordinal read from a checkpoint. */
  public static Signal at(int ordinal) {
    return ALL[ordinal];
  }

  /** Whether the engine runs after a message: its speed says so, or else the ignition. */
  public static Signal engine(Telemetry t, Signal before) {
    int rpm = t.canonical(TelemetryField.RPM);
    if (rpm != Telemetry.ABSENT) {
      return rpm > 0 ? ON : OFF;
    }
    return flag(t, TelemetryField.IGNITION, before);
  }

  /** A flag after a message; one that does not tell leaves it as it was. */
  public static Signal flag(Telemetry t, TelemetryField flag, Signal before) {
    int value = t.canonical(flag);
    return value == Telemetry.ABSENT ? before : value == 1 ? ON : OFF;
  }
}
