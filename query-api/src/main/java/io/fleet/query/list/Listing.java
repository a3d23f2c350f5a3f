package io.fleet.query.list;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.RowReader;
import io.fleet.query.clickhouse.SqlFile;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One list as it was asked for.
 *
 * @param <R> what is read of a row
 * @param <T> what is told of it
 * @param type of what is told
 * @param sql in the order; it takes {@code rows} and the order's parameters beside the bindings
 * @param bindings filters and scope
 * @param reader of a row
 * @param told what is told of some rows, which may take another look at the store
 */
public record Listing<R, T>(
    Class<T> type,
    SqlFile sql,
    Order<R> order,
    Bindings bindings,
    RowReader<R> reader,
    Function<List<R>, List<T>> told) {

  /** One whose rows are told as they are read. */
  public static <T> Listing<T, T> of(
      Class<T> type, SqlFile sql, Order<T> order, Bindings bindings, RowReader<T> reader) {
    return new Listing<>(type, sql, order, bindings, reader, Function.identity());
  }

  /** The same with what the query does not say. */
  public Listing<R, T> completedBy(UnaryOperator<List<T>> completion) {
    return new Listing<>(type, sql, order, bindings, reader, told.andThen(completion));
  }
}
