package io.fleet.query.export;

import io.fleet.query.problem.Problem;
import java.io.IOException;

/** Writes rows to one stream: the begin, each row, and the end or what broke it off. */
public interface RowWriter<T> {
  /** What stands before the first row. */
  default void begin() throws IOException {}

  void row(T row) throws IOException;

  /** What stands after the last row, and whatever is still held back. */
  default void end() throws IOException {}

  /**
   * Says, in forms that can, that the rest is missing. The connection is cut off afterwards in any
   * form.
   */
  default void broken(Problem problem) throws IOException {}
}
