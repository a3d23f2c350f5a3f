package io.fleet.query.export;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which rows are told one after the other, such as CSV. */
public interface RowForm<T> {
  /** As in Content-Type. */
  String mediaType();

  /** One word for metrics. */
  String word();

  /**
   * A new writer of this form, which has written nothing yet. It need not buffer and does not close
   * the stream.
   */
  RowWriter<T> to(OutputStream out) throws IOException;
}
