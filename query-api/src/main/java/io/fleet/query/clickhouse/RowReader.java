package io.fleet.query.clickhouse;

import java.sql.SQLException;

/** Makes one item of one row. */
@FunctionalInterface
public interface RowReader<T> {
  T read(Row row) throws SQLException;
}
