package io.fleet.stream.rule.idling;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * What the idling rule remembers of a vehicle.
 *
 * @param engineOn whether the engine is known to be on
 * @param ptoOn whether it is known to drive something that is not the vehicle
 * @param stretch the stretch that lasts, or null
 */
public record IdlingState(boolean engineOn, boolean ptoOn, Stretch stretch) {
  /** A vehicle never seen. */
  public static final IdlingState NONE = new IdlingState(false, false, null);

  /** The same without a stretch; the same object where nothing changes. */
  IdlingState resting(boolean engine, boolean pto) {
    boolean same = stretch == null && engine == engineOn && pto == ptoOn;
    return same ? this : new IdlingState(engine, pto, null);
  }

  void write(ByteWriter out) {
    out.writeBoolean(engineOn);
    out.writeBoolean(ptoOn);
    out.writeBoolean(stretch != null);
    if (stretch != null) {
      stretch.write(out);
    }
  }

  static IdlingState read(ByteReader in) {
    return new IdlingState(
        in.readBoolean(), in.readBoolean(), in.readBoolean() ? Stretch.read(in) : null);
  }
}
