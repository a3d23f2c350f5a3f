package io.fleet.notifier.group;

import io.fleet.notifier.endpoint.Grouping.FoldBy;
import io.fleet.notifier.event.Event;
import java.util.function.Function;

/** What messages have in common that are folded into one. */
@FunctionalInterface
interface FoldKeys {

  /**
   * Two of the same key are folded.
   *
   * @param rule of its type
   * @param whom its vehicle or the vehicle's groups; empty if it is about none
   */
  record FoldKey(String rule, String whom) {}

  /** The key of an event. */
  FoldKey of(Event event);

  /** A vehicle of no group is folded with itself alone. */
  static FoldKeys of(FoldBy by, Function<Event, String> groupsOf) {
    return event -> {
      String groups = by == FoldBy.GROUP ? groupsOf.apply(event) : null;
      String vehicle = event.scope().vehicleId();
      String whom = groups != null ? "group " + groups : vehicle == null ? "" : vehicle;
      return new FoldKey(EventPhase.of(event.type()).rule(), whom);
    };
  }
}
