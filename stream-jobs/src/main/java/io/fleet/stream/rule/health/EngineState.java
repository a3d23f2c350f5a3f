package io.fleet.stream.rule.health;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.held.Held;
import io.fleet.stream.rule.held.Signal;

/**
 * What the engine rule remembers of a vehicle.
 *
 * @param engine whether it ran when that was last told
 * @param highReadings successive voltages above 18 V, up to as many as show a 24 V system
 * @param heat too hot
 * @param low battery low
 * @param charging nothing charges
 */
public record EngineState(Signal engine, int highReadings, Held heat, Held low, Held charging) {
  /** A vehicle never seen. */
  public static final EngineState NONE =
      new EngineState(Signal.UNKNOWN, 0, Held.NONE, Held.NONE, Held.NONE);

  static final int ABOVE_12_V_SYSTEMS_MV = 18_000;
  static final int READINGS_THAT_SHOW_24_V = 3;

  static boolean shows24V(int highReadings) {
    return highReadings >= READINGS_THAT_SHOW_24_V;
  }

  /** One doubtful reading makes no truck of a van; what is once shown stays. */
  int highReadingsAfter(int mv) {
    if (shows24V(highReadings)) {
      return highReadings;
    }
    return mv > ABOVE_12_V_SYSTEMS_MV ? highReadings + 1 : 0;
  }

  void write(ByteWriter out) {
    out.writeByte(engine.ordinal());
    out.writeByte(highReadings);
    heat.write(out);
    low.write(out);
    charging.write(out);
  }

  static EngineState read(ByteReader in) {
    return new EngineState(
        Signal.at(in.readByte()), in.readByte(), Held.read(in), Held.read(in), Held.read(in));
  }
}
