package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the rules need to know of a vehicle.
 *
 * @param vehicleClass its class, or null
 * @param electric whether it has no combustion engine
 * @param limitCkmph the speed it may be driven at, 0.01 km/h; 0 if nobody says
 * @param groups the groups it belongs to, the one that counts most first
 */
record VehicleFacts(String vehicleClass, boolean electric, int limitCkmph, List<String> groups) {
  static final VehicleFacts UNKNOWN = new VehicleFacts(null, false, 0, List.of());

  private static final Set<String> CLASSES =
      Set.of("car", "van", "truck", "bus", "motorcycle", "other");

  /**
   * Understands a vehicle's body.
   *
   * @param passedOver counts what makes no sense of the members that are needed here
   */
  static VehicleFacts of(String body, LongAdder passedOver) throws Refusal.RefusedException {
    Map<String, Object> members = BodyMembers.of(body);
    Object vehicleClass = members.get("class");
    if (vehicleClass != null && !CLASSES.contains(vehicleClass)) {
      passedOver.increment();
      vehicleClass = null;
    }
    int limitCkmph = 0;
    Object limit = members.get("speed_limit_kmph");
    if (limit instanceof Double kmph && Threshold.OVERSPEED_LIMIT_CKMPH.accepts(kmph)) {
      limitCkmph = (int) Threshold.OVERSPEED_LIMIT_CKMPH.scaled(kmph);
    } else if (limit != null) {
      passedOver.increment();
    }
    boolean electric = "electric".equals(members.get("fuel_type"));
    return new VehicleFacts(
        (String) vehicleClass,
        electric,
        limitCkmph,
        List.copyOf(BodyMembers.texts(body, "groups")));
  }
}
