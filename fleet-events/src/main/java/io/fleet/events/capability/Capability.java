package io.fleet.events.capability;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What was learned of a vehicle from a day of its messages.
 *
 * @param samplingS median time between two messages while it moved, seconds
 * @param samplingP90S nine of ten such times were not longer, seconds
 * @param seen what it sent
 */
public record Capability(double samplingS, double samplingP90S, Set<Signal> seen) {
  /** The longest time that can be learned, seconds: beyond it a vehicle counts as away. */
  public static final double LONGEST_S = 900;

  public Capability {
    seen = Set.copyOf(seen);
  }

  /**
   * Understands a body of the kind {@code capabilities}.
   *
   * @throws Refusal.RefusedException if it is no JSON object, or does not say how often the vehicle
   *     is heard
   */
  public static Capability of(String body) throws Refusal.RefusedException {
    Map<String, Object> members = BodyMembers.of(body);
    double sampling = seconds(members.get("sampling_s"));
    Object p90 = members.get("sampling_p90_s");
    Set<Signal> seen = EnumSet.noneOf(Signal.class);
    for (Signal signal : Signal.values()) {
      if (Boolean.TRUE.equals(members.get(signal.member()))) {
        seen.add(signal);
      }
    }
    return new Capability(sampling, p90 == null ? sampling : seconds(p90), seen);
  }

  private static double seconds(Object value) throws Refusal.RefusedException {
    if (value instanceof Double number && number > 0 && number <= LONGEST_S) {
      return number;
    }
    throw new Refusal.RefusedException(
        Refusal.MALFORMED, "a time above 0 and up to 900 s expected");
  }
}
