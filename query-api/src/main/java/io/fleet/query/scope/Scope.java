package io.fleet.query.scope;

import io.fleet.query.clickhouse.Bindings;
import java.util.Collection;
import java.util.List;

/**
 * Which vehicles somebody may see: all, or those that are in one of some groups now. Queries take
 * it by the condition {@code @in_scope(column)}, whose parameters {@link #bind} gives.
 *
 * @param wholeFleet whether every vehicle is in it, described or not
 * @param groups names of groups; of no meaning for the whole fleet
 */
public record Scope(boolean wholeFleet, List<String> groups) {
  /** Everything. */
  public static final Scope WHOLE_FLEET = new Scope(true, List.of());

  /** Nothing. */
  public static final Scope NOTHING = new Scope(false, List.of());

  /** Copies the groups. */
  public Scope {
    groups = List.copyOf(groups);
  }

  /** The vehicles of some groups; of none, nothing. */
  public static Scope ofGroups(Collection<String> groups) {
    return new Scope(false, List.copyOf(groups));
  }

  /** Adds the scope to what a query is asked with. */
  public Bindings bind(Bindings bindings) {
    return bindings.flag("whole_fleet", wholeFleet).texts("scope_groups", groups);
  }

  /** Whether a vehicle that is in these groups is in the scope. */
  public boolean covers(Collection<String> groupsOfVehicle) {
    return wholeFleet || groupsOfVehicle.stream().anyMatch(groups::contains);
  }
}
