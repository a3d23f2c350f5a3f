package io.fleet.query.list;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.page.SortKey;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * An order of a list's rows in which a page can begin after any row.
 *
 * @param name as in {@code sort}
 * @param part that stands for it in the query, the condition for rows after a place included
 * @param start before every row
 * @param key a row's place in it
 * @param bind gives the part its parameters of a place
 * @param overall whether it is an order by what no index knows, for which every row is read
 */
public record Order<R>(
    String name,
    String part,
    SortKey start,
    Function<R, SortKey> key,
    BiConsumer<Bindings, SortKey> bind,
    boolean overall) {

  /** By time, the newest first; among rows of one time by id. */
  public static <R> Order<R> newest(
      String column, String idColumn, Function<R, Instant> time, Function<R, String> id) {
    return byTime('-' + column, "newest_first", column, idColumn, SortKey.NEWEST, time, id);
  }

  /** By time, the oldest first; among rows of one time by id. */
  public static <R> Order<R> oldest(
      String column, String idColumn, Function<R, Instant> time, Function<R, String> id) {
    return byTime(column, "oldest_first", column, idColumn, SortKey.OLDEST, time, id);
  }

  private static <R> Order<R> byTime(
      String name,
      String part,
      String column,
      String idColumn,
      SortKey start,
      Function<R, Instant> time,
      Function<R, String> id) {
    return new Order<>(
        name,
        part(part, column, idColumn),
        start,
        row -> new SortKey(time.apply(row).toEpochMilli(), id.apply(row)),
        Order::bindBoth,
        false);
  }

  /** By a number, to its thousandth, the greatest first; what has none comes last. */
  public static <R> Order<R> greatest(
      String column, String idColumn, Function<R, Double> number, Function<R, String> id) {
    return byNumber(
        '-' + column, part("greatest_first", column, idColumn), true, thousandths(number), id);
  }

  /** By a number, to its thousandth, the least first; what has none comes first. */
  public static <R> Order<R> least(
      String column, String idColumn, Function<R, Double> number, Function<R, String> id) {
    return byNumber(column, part("least_first", column, idColumn), false, thousandths(number), id);
  }

  /**
   * By a number that a part of the query's own makes.
   *
   * @param descending whether the greatest come first
   */
  public static <R> Order<R> byNumber(
      String name,
      String part,
      boolean descending,
      ToLongFunction<R> number,
      Function<R, String> id) {
    SortKey start = new SortKey(descending ? Long.MAX_VALUE : Long.MIN_VALUE, "");
    return new Order<>(
        name,
        part,
        start,
        row -> new SortKey(number.applyAsLong(row), id.apply(row)),
        Order::bindBoth,
        true);
  }

  /** By id alone. */
  public static <R> Order<R> byId(String idColumn, Function<R, String> id) {
    return new Order<>(
        idColumn,
        "@by_id(" + idColumn + ")",
        SortKey.OLDEST,
        row -> new SortKey(0, id.apply(row)),
        (bindings, after) -> bindings.text("after_id", after.id()),
        false);
  }

  private static String part(String part, String column, String idColumn) {
    return '@' + part + '(' + column + ", " + idColumn + ')';
  }

  private static <R> ToLongFunction<R> thousandths(Function<R, Double> number) {
    return row -> {
      Double value = number.apply(row);
      return value == null ? -1 : Math.round(value * 1_000);
    };
  }

  private static void bindBoth(Bindings bindings, SortKey after) {
    bindings.number("after_ms", after.timeMs()).text("after_id", after.id());
  }
}
