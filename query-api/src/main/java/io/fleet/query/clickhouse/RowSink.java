package io.fleet.query.clickhouse;

import java.io.IOException;

/** Takes rows one by one, as fast as it can. */
@FunctionalInterface
public interface RowSink<T> {
  /**
   * Takes the next one.
   *
   * @throws IOException if it takes no more
   */
  void accept(T row) throws IOException;
}
