package io.fleet.query.list;

import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.page.Filters;
import io.fleet.query.page.TimeRange;
import io.fleet.query.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders a list can be had in; the first is the usual one, in which its query is written. */
public final class Orders<R> {
  /** The longest time over which every row is read and sorted. */
  private static final Duration LONGEST_OVERALL = Duration.ofDays(92);

  private final List<Order<R>> all;

  private Orders(List<Order<R>> all) {
    this.all = all;
  }

  /** The usual one first. */
  public static <R> Orders<R> of(List<Order<R>> all) {
    return new Orders<>(List.copyOf(all));
  }

  /**
   * The order a client asks for, which its cursors are bound to.
   *
   * @param sort null or empty for the usual one
   * @throws ProblemException if there is no such order, or it is one for shorter times
   */
  public Order<R> parse(String sort, Filters filters) {
    boolean usual = sort == null || sort.isEmpty();
    Order<R> order =
        usual
            ? all.get(0)
            : all.stream().filter(o -> o.name().equals(sort)).findFirst().orElseThrow(this::none);
    TimeRange range = filters.range();
    if (order.overall() && range.toMs() - range.fromMs() > LONGEST_OVERALL.toMillis()) {
      throw ProblemException.parameter(
          "sort", "with this order from and to expected, at most 92 days apart");
    }
    filters.text("sort", order.name());
    return order;
  }

  private ProblemException none() {
    return ProblemException.parameter(
        "sort", "one of " + all.stream().map(Order::name).toList() + " expected");
  }

  /** A query in each of the orders. */
  public Sorted<R> of(SqlFile sql) {
    Map<String, SqlFile> queries = new LinkedHashMap<>();
    Order<R> usual = all.get(0);
    queries.put(usual.name(), sql);
    all.stream()
        .skip(1)
        .forEach(o -> queries.put(o.name(), sql.with(o.name(), usual.part(), o.part())));
    return new Sorted<>(Map.copyOf(queries));
  }

  /** One query in each order of a list. */
  public record Sorted<R>(Map<String, SqlFile> queries) {
    /** The one that gives its rows in that order. */
    public SqlFile by(Order<R> order) {
      return queries.get(order.name());
    }
  }
}
