package io.fleet.notifier.endpoint;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The groups of all vehicles over time, from their reference data. Safe for many threads. */
public final class VehicleGroupBook implements VehicleGroups {
  private static final Logger LOG = Logger.getLogger(VehicleGroupBook.class);

  private final Map<String, NavigableMap<Long, Set<String>>> byVehicle = new ConcurrentHashMap<>();

  @Override
  public Set<String> of(String vehicleId, long atMs) {
    NavigableMap<Long, Set<String>> versions = vehicleId == null ? null : byVehicle.get(vehicleId);
    Map.Entry<Long, Set<String>> inForce = versions == null ? null : versions.floorEntry(atMs);
    return inForce == null ? Set.of() : inForce.getValue();
  }

  /** Takes a record of the vehicles' topic; what cannot be read is passed over. */
  void take(byte[] value) {
    if (value == null) {
      return;
    }
    try {
      ReferenceVersion version = ReferenceJson.read(ReferenceKind.VEHICLES, value);
      Set<String> groups =
          version.deleted() ? Set.of() : Set.copyOf(BodyMembers.texts(version.body(), "groups"));
      byVehicle.merge(
          version.id(),
          new TreeMap<>(Map.of(version.validFromMs(), groups)),
          VehicleGroupBook::withBoth);
    } catch (Refusal.RefusedException | RuntimeException e) {
      LOG.warnf("a vehicle's record is passed over: %s", e.getClass().getSimpleName());
    }
  }

  private static NavigableMap<Long, Set<String>> withBoth(
      NavigableMap<Long, Set<String>> known, NavigableMap<Long, Set<String>> added) {
    NavigableMap<Long, Set<String>> both = new TreeMap<>(known);
    both.putAll(added);
    return Collections.unmodifiableNavigableMap(both);
  }
}
