package io.fleet.gateway.reference.check;

import io.fleet.events.VehicleId;
import io.fleet.events.reference.ReferenceKind;
import java.util.Set;

/** What things may be called: as vehicles, and rules by the scope they hold for. */
public final class ReferenceIds {
  private static final String FLEET = "fleet";
  private static final String CLASS = "class:";
  private static final String VEHICLE = "vehicle:";
  private static final String GROUP = "group:";
  private static final String DRIVER_GROUP = "driver-group:";
  private static final Set<String> CLASSES =
      Set.of("car", "van", "truck", "bus", "motorcycle", "other");

  private ReferenceIds() {}

  /** Whether a thing of that kind may be called so. */
  public static boolean isValid(ReferenceKind kind, String id) {
    return kind == ReferenceKind.RULES ? isScope(id) : VehicleId.isValid(id);
  }

  /** What is expected, for people. */
  static String form(ReferenceKind kind) {
    return kind == ReferenceKind.RULES
        ? "fleet, class:CLASS, group:NAME, driver-group:NAME or vehicle:ID expected"
        : "1 to 64 of A-Za-z0-9_.:- expected";
  }

  /** The vehicle of a rule's scope, or null. */
  static String vehicleOf(String scope) {
    return scope.startsWith(VEHICLE) ? scope.substring(VEHICLE.length()) : null;
  }

  private static boolean isScope(String id) {
    if (id == null) {
      return false;
    }
    String vehicle = vehicleOf(id);
    return id.equals(FLEET)
        || (id.startsWith(CLASS) && CLASSES.contains(id.substring(CLASS.length())))
        || isNamed(id, GROUP)
        || isNamed(id, DRIVER_GROUP)
        || VehicleId.isValid(vehicle);
  }

  private static boolean isNamed(String id, String scope) {
    return id.startsWith(scope) && VehicleId.isValid(id.substring(scope.length()));
  }
}
