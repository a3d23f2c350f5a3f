package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import io.fleet.stream.rule.settings.ServicePlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the rules need to know of a vehicle.
 *
 * @param vehicleClass its class, or null
 * @param fuelType what it runs on, or null
 * @param limitCkmph the speed it may be driven at, 0.01 km/h; 0 if nobody says
 * @param electricalV its electrical system, 12 or 24; 0 if nobody says
 * @param tankCl what its tank holds, 0.01 l; 0 if nobody says
 * @param service when it is due for service
 * @param groups the groups it belongs to, the one that counts most first
 */
record VehicleFacts(
    String vehicleClass,
    String fuelType,
    int limitCkmph,
    int electricalV,
    int tankCl,
    ServicePlan service,
    List<String> groups) {
  static final VehicleFacts UNKNOWN =
      new VehicleFacts(null, null, 0, 0, 0, ServicePlan.NONE, List.of());

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
    VehicleNumbers numbers = new VehicleNumbers(members, passedOver);
    Object fuelType = members.get("fuel_type");
    return new VehicleFacts(
        (String) vehicleClass,
        fuelType instanceof String text ? text : null,
        (int) numbers.scaled("speed_limit_kmph", 0, 300, 100, 0),
        numbers.electricalV(),
        (int) numbers.scaled("tank_l", 1, 3_000, 100, 0),
        numbers.service(),
        List.copyOf(BodyMembers.texts(body, "groups")));
  }

  /** Whether it has no combustion engine. */
  boolean electric() {
    return "electric".equals(fuelType);
  }

  /** Whether an empty drive battery stops it, as far as anybody says. */
  boolean drivesOnItsCharge() {
    return fuelType == null || electric();
  }
}
