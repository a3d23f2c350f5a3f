package io.fleet.stream.rule.motion;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;

/**
 * What the ignition's wire last said, and whether its "off" is believed.
 *
 * <p>A wire is believed once it has said "on" while the vehicle drove: before that it may be
 * connected to nothing. It is no longer believed when the vehicle departs after having come more
 * than 100 km with it saying "off": nobody is towed so far so often, but wires break. An engine
 * that turns is on, whatever the wire says.
 *
 * @param signal what was said last
 * @param believed whether "off" counts as known
 * @param movedOffMm how far the vehicle has come while it said "off", since it last said "on" in a
 *     drive, mm
 */
record Ignition(Signal signal, boolean believed, long movedOffMm) {
  static final long FARTHEST_OFF_MM = 100_000_000;

  /** A halt as long as ends a movement with the ignition off: a wire is not doubted half-way. */
  private static final long HALT_MS = 60_000;

  /** What a wire can say. */
  enum Signal {
    UNKNOWN,
    OFF,
    ON
  }

  static final Ignition UNKNOWN = new Ignition(Signal.UNKNOWN, false, 0);

  boolean isKnownOff() {
    return believed && signal == Signal.OFF;
  }

  boolean isOn() {
    return signal == Signal.ON;
  }

  /** Takes what an event says into account. */
  Ignition hear(Telemetry t) {
    boolean engineTurns = t.canonical(TelemetryField.RPM) > 0;
    if (!engineTurns && !t.has(TelemetryField.IGNITION)) {
      return this;
    }
    Signal now = engineTurns || t.isTrue(TelemetryField.IGNITION) ? Signal.ON : Signal.OFF;
    return now == signal ? this : new Ignition(now, believed, movedOffMm);
  }

  /** Takes a believed fix into account. */
  Ignition move(Motion motion, Telemetry t) {
    if (motion.isStanding()) {
      return this;
    }
    if (t.isTrue(TelemetryField.IGNITION)) {
      boolean drives = motion.speedCkmph() >= MotionRule.MOVING_FROM_CKMPH;
      return !drives || (believed && movedOffMm == 0) ? this : new Ignition(signal, true, 0);
    }
    if (!isKnownOff()) {
      return this;
    }
    boolean doubted = movedOffMm > FARTHEST_OFF_MM && departsAfterHalt(motion);
    return doubted
        ? new Ignition(signal, false, 0)
        : new Ignition(signal, true, movedOffMm + motion.legMm());
  }

  private static boolean departsAfterHalt(Motion motion) {
    return motion.departure() != null
        && motion.departure().timeMs() - motion.departedFrom().timeMs() >= HALT_MS;
  }

  void write(ByteWriter out) {
    out.writeByte(signal.ordinal());
    out.writeBoolean(believed);
    out.writeVarLong(movedOffMm);
  }

  static Ignition read(ByteReader in) {
    return new Ignition(Signal.values()[in.readByte()], in.readBoolean(), in.readVarLong());
  }
}
