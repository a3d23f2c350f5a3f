package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;

/** Which vehicles a version of reference data may concern. */
public final class ReferenceScope {
  private static final String OF_VEHICLE = "vehicle:";

  private ReferenceScope() {}

  /** Whether the rules look at such data at all. */
  public static boolean isJudgedBy(ReferenceVersion version) {
    return FleetReference.KINDS.contains(version.kind());
  }

  /** The one vehicle, or null if it may be any. */
  public static String vehicleOf(ReferenceVersion version) {
    if (version.kind() == ReferenceKind.VEHICLES || version.kind() == ReferenceKind.CAPABILITIES) {
      return version.id();
    }
    if (version.kind() == ReferenceKind.DELIVERY_PLANS) {
      return driving(version);
    }
    boolean isOfOne = version.kind() == ReferenceKind.RULES && version.id().startsWith(OF_VEHICLE);
    return isOfOne ? version.id().substring(OF_VEHICLE.length()) : null;
  }

  private static String driving(ReferenceVersion plan) {
    try {
      return BodyMembers.of(plan.body()).get("vehicle_id") instanceof String id ? id : null;
    } catch (Refusal.RefusedException e) {
      return null;
    }
  }
}
