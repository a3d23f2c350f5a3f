package io.fleet.query.export;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.RowReader;
import io.fleet.query.clickhouse.SqlFile;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is to be told whole.
 *
 * @param <R> of each row of the answer one
 * @param sql the query, in the order of the rows
 * @param bindings its parameters, the caller's scope among them
 * @param reader makes one item of one row
 * @param completed adds to some items, at most {@link #BATCH}, what the query does not say
 * @param form in which it is told
 */
public record Export<R>(
    SqlFile sql,
    Bindings bindings,
    RowReader<R> reader,
    UnaryOperator<List<R>> completed,
    RowForm<R> form) {

  /** Items that are completed together. */
  public static final int BATCH = 500;

  /** One whose rows say all. */
  public Export(SqlFile sql, Bindings bindings, RowReader<R> reader, RowForm<R> form) {
    this(sql, bindings, reader, UnaryOperator.identity(), form);
  }
}
