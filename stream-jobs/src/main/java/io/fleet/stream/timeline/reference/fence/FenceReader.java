package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import io.fleet.events.reference.Geometry;
import io.fleet.events.reference.GeometryReader;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.events.reference.WeeklyHours;
import io.fleet.events.reference.WeeklyHoursReader;
import io.fleet.stream.rule.geofence.FenceTerms;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Understands the bodies of geofences, member by member. */
final class FenceReader {
  private static final double GREATEST_LIMIT_KMPH = 300;
  private static final double LONGEST_DWELL_S = 31_536_000;

  private FenceReader() {}

  /**
   * One version; of one that is deleted only when.
   *
   * @param budget of cells
   * @param reckoned counts what its cells cannot say
   * @param passedOver counts what makes no sense
   * @throws Refusal.RefusedException if the body is no JSON object
   */
  static FenceVersion read(
      ReferenceVersion v, CellBudget budget, LongAdder reckoned, LongAdder passedOver)
      throws Refusal.RefusedException {
    FenceTerms terms = FenceTerms.NONE;
    FenceShape shape = null;
    WeeklyHours hours = null;
    if (!v.deleted()) {
      Map<String, Object> members = BodyMembers.of(v.body());
      terms = terms(members, passedOver);
      shape = shape(v.body(), members);
      hours = hours(v.body(), passedOver);
      if (shape == null) {
        passedOver.increment();
      }
    }
    return new FenceVersion(
        v.id(), v.validFromMs(), v.version(), terms, shape, hours, budget, reckoned);
  }

  private static FenceShape shape(String body, Map<String, Object> members) {
    try {
      Geometry geometry = GeometryReader.read(body);
      return Shapes.of(geometry, members.get("radius_m") instanceof Double m ? m : null);
    } catch (Refusal.RefusedException e) {
      return null;
    }
  }

  /** Hours that cannot be understood are none: the fence counts always. */
  private static WeeklyHours hours(String body, LongAdder passedOver) {
    try {
      return WeeklyHoursReader.read(body, "schedule");
    } catch (Refusal.RefusedException e) {
      passedOver.increment();
      return null;
    }
  }

  private static FenceTerms terms(Map<String, Object> members, LongAdder passedOver) {
    return new FenceTerms(
        (int) scaled(members, "speed_limit_kmph", GREATEST_LIMIT_KMPH, 100, passedOver),
        scaled(members, "dwell_limit_s", LONGEST_DWELL_S, 1_000, passedOver),
        Boolean.TRUE.equals(members.get("idle_ok")));
  }

  private static long scaled(
      Map<String, Object> members, String name, double most, int scale, LongAdder passedOver) {
    Object value = members.get(name);
    if (value instanceof Double number && number >= 1 && number <= most) {
      return Math.round(number * scale);
    }
    if (value != null) {
      passedOver.increment();
    }
    return 0;
  }
}
