package io.fleet.query.alert;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.page.Filters;
import java.time.Duration;
import java.util.Set;

/** Filters of alerts by what people have made of them. */
final class HandlingFilter {
  static final String ACKNOWLEDGED = "acknowledged";
  static final String CLOSED = "closed";
  static final String ASSIGNED_TO = "assigned_to";

  private static final Set<String> YES_OR_NO = Set.of("true", "false");

  /** The gateways' clocks may be behind the alert's by so much. */
  private static final long CLOCKS_DIFFER_MS = Duration.ofMinutes(5).toMillis();

  private HandlingFilter() {}

  /** Checks them and adds them to the others. */
  static Filters add(Filters filters, String acknowledged, String closed, String assignedTo) {
    return filters
        .oneOf(ACKNOWLEDGED, acknowledged, YES_OR_NO)
        .oneOf(CLOSED, closed, YES_OR_NO)
        .text(ASSIGNED_TO, assignedTo);
  }

  static boolean isGiven(Filters filters) {
    return !filters.get(ACKNOWLEDGED).isEmpty()
        || !filters.get(CLOSED).isEmpty()
        || !filters.get(ASSIGNED_TO).isEmpty();
  }

  /**
   * Binds what the query needs of them.
   *
   * @param recent what the table does not hold yet
   */
  static void bind(Filters filters, String recent, Bindings bindings) {
    boolean untouched =
        !filters.get(ACKNOWLEDGED).equals("true")
            && !filters.get(CLOSED).equals("true")
            && filters.get(ASSIGNED_TO).isEmpty();
    bindings
        .text(ACKNOWLEDGED, filters.get(ACKNOWLEDGED))
        .text(CLOSED, filters.get(CLOSED))
        .text(ASSIGNED_TO, filters.get(ASSIGNED_TO))
        .text("untouched", Boolean.toString(untouched))
        .text("recent", recent)
        .number("said_from_ms", Math.max(0, filters.range().fromMs() - CLOCKS_DIFFER_MS));
  }
}
