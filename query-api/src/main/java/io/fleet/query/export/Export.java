package io.fleet.query.export;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.RowReader;
import io.fleet.query.clickhouse.SqlFile;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be told whole.
 *
 * @param <R> what is read of a row
 * @param <T> what is told of it
 * @param sql the query, in the order of the rows
 * @param bindings its parameters, the caller's scope among them
 * @param reader of a row
 * @param told what is told of some rows, at most {@link #BATCH}, which are gone afterwards
 * @param form in which it is told
 */
public record Export<R, T>(
    SqlFile sql,
    Bindings bindings,
    RowReader<R> reader,
    Function<List<R>, List<T>> told,
    RowForm<T> form) {

  /** Rows that are told together. */
  public static final int BATCH = 500;
}
