package io.fleet.query.live;

import io.fleet.events.VehicleId;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of what they may see clients want to be told.
 *
 * @param types at least one
 * @param vehicleIds these vehicles; none means all
 * @param group vehicles of this group; null means all
 * @param box vehicles, alerts and trips in it; null means everywhere
 */
record LiveFilter(Set<LiveType> types, Set<String> vehicleIds, String group, Box box) {
  static final LiveFilter EVERYTHING =
      new LiveFilter(LiveType.parse((String) null), Set.of(), null, null);

  /** Length of {@link #digest}. */
  static final int DIGEST_BYTES = 6;

  private static final int MAX_VEHICLES = 1_000;
  private static final int MAX_GROUP_LENGTH = 128;

  LiveFilter {
    types = Set.copyOf(types);
    vehicleIds = Set.copyOf(vehicleIds);
  }

  /**
   * Reads parameters as they came; absent ones may be null or empty.
   *
   * @throws ProblemException if one is not acceptable
   */
  static LiveFilter parse(String types, String vehicleIds, String group, String bbox) {
    return of(
        LiveType.parse(types),
        isAbsent(vehicleIds) ? List.of() : Arrays.asList(vehicleIds.split(",", MAX_VEHICLES + 2)),
        group,
        isAbsent(bbox) ? null : Box.parse(bbox));
  }

  /** As {@link #parse}. */
  static LiveFilter of(Set<LiveType> types, Collection<String> vehicleIds, String group, Box box) {
    if (vehicleIds.size() > MAX_VEHICLES || !vehicleIds.stream().allMatch(VehicleId::isValid)) {
      throw ProblemException.parameter(
          "vehicle_id", "at most " + MAX_VEHICLES + " ids of vehicles, parted by commas expected");
    }
    if (!isAbsent(group)
        && (group.length() > MAX_GROUP_LENGTH || group.chars().anyMatch(Character::isISOControl))) {
      throw ProblemException.parameter("group", "at most 128 characters expected");
    }
    return new LiveFilter(types, Set.copyOf(new TreeSet<>(vehicleIds)), orNull(group), box);
  }

  private static boolean isAbsent(String value) {
    return value == null || value.isEmpty();
  }

  private static String orNull(String value) {
    return isAbsent(value) ? null : value;
  }

  boolean wants(LiveType type) {
    return types.contains(type);
  }

  /** Whether it speaks of that vehicle, wherever it is. */
  boolean names(String vehicleId) {
    return vehicleIds.isEmpty() || vehicleId != null && vehicleIds.contains(vehicleId);
  }

  /** The vehicles of the group as a scope; everything if it names none. */
  Scope groupScope() {
    return group == null ? Scope.WHOLE_FLEET : Scope.ofGroups(List.of(group));
  }

  /** The same text for the same filter, however it was written. */
  String text() {
    String kinds = types.stream().sorted().map(LiveType::wireName).collect(Collectors.joining(","));
    return String.join(
        "\n",
        kinds,
        String.join(",", new TreeSet<>(vehicleIds)),
        group == null ? "" : group,
        box == null ? "" : box.text());
  }

  /** What ids of events are bound to. */
  byte[] digest() {
    try {
      byte[] text = text().getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
