package io.fleet.query.list;

import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Orders.Sorted;
import io.fleet.query.page.Filters;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A list without what turned out never to have been, with it, or of it alone: three views with the
 * same columns.
 *
 * @param queries by the value of the filter
 */
public record Withdrawn<R>(Map<String, Sorted<R>> queries) {
  private static final String FILTER = "withdrawn";
  private static final String TOLD = "false AS is_withdrawn";

  /**
   * Of a query that reads {@code TABLE_current} and tells {@code false AS is_withdrawn}.
   *
   * @param table beginning of the views' names
   */
  public static <R> Withdrawn<R> of(SqlFile sql, String table, Orders<R> orders) {
    String current = table + "_current";
    SqlFile alone =
        sql.reading(current, table + "_withdrawn").telling(TOLD, "true AS is_withdrawn");
    SqlFile both = sql.reading(current, table + "_and_withdrawn").telling(TOLD, "is_withdrawn");
    return new Withdrawn<>(
        Map.of(
            "", orders.of(sql),
            "false", orders.of(sql),
            "true", orders.of(alone),
            "include", orders.of(both)));
  }

  /**
   * Of a query that reads the views, and the same that reads the table itself for what holds.
   *
   * @param held with the columns, parameters and order of the other
   */
  public static <R> Withdrawn<R> of(SqlFile held, SqlFile sql, String table, Orders<R> orders) {
    Map<String, Sorted<R>> queries = new HashMap<>(of(sql, table, orders).queries());
    queries.put("", orders.of(held));
    queries.put("false", orders.of(held));
    return new Withdrawn<>(Map.copyOf(queries));
  }

  /** Checks the filter and adds it to the others. */
  public static Filters filter(Filters filters, String asked) {
    return filters.oneOf(FILTER, asked, Set.of("true", "false", "include"));
  }

  /** Whether it is asked for, alone or with the rest. */
  public static boolean isAsked(Filters filters) {
    return filters.isTrue(FILTER) || "include".equals(filters.get(FILTER));
  }

  /** The query of what is asked for. */
  public Sorted<R> asked(Filters filters) {
    return queries.get(filters.get(FILTER));
  }
}
