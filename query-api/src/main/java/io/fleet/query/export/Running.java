package io.fleet.query.export;

import io.fleet.query.answer.Encoding;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.problem.Problem;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** One export while it is sent. */
final class Running<R, T> {
  private static final Logger LOG = Logger.getLogger(Running.class);

  private final Export<R, T> export;
  private final ClickHouse store;
  private final Duration longest;
  private final Encoding encoding;
  private final Transfer transfer;
  private final List<R> batch = new ArrayList<>(Export.BATCH);
  private OutputStream body;
  private RowWriter<T> writer;
  private long rows;
  private String outcome = "failed";

  Running(
      Export<R, T> export,
      ClickHouse store,
      Duration longest,
      Encoding encoding,
      Transfer transfer) {
    this.export = export;
    this.store = store;
    this.longest = longest;
    this.encoding = encoding;
    this.transfer = transfer;
  }

  long rows() {
    return rows;
  }

  String outcome() {
    return outcome;
  }

  /**
   * Sends it.
   *
   * @throws ProblemException if nothing was sent yet and it fails
   * @throws IOException if the client has gone or was cut off
   */
  void run() throws IOException {
    try {
      store.each(export.sql(), export.bindings(), export.reader(), longest, this::take);
      passOn();
      open().end();
      body.close();
      outcome = "whole";
    } catch (IOException e) {
      outcome = transfer.cutBecause() == null ? "left" : transfer.cutBecause();
      transfer.cutOff();
      throw e;
    } catch (ProblemException e) {
      broken(e, e.type());
    } catch (RuntimeException e) {
      LOG.error("export failed reason=internal query=" + export.sql().name(), e);
      broken(e, ProblemType.INTERNAL);
    }
  }

  private void take(R row) throws IOException {
    batch.add(row);
    if (batch.size() == Export.BATCH) {
      passOn();
    }
  }

  private void passOn() throws IOException {
    if (!batch.isEmpty()) {
      for (T item : export.told().apply(batch)) {
        open().row(item);
        rows++;
      }
      batch.clear();
    }
  }

  private RowWriter<T> open() throws IOException {
    if (writer == null) {
      body = encoding.over(transfer.body());
      writer = export.form().to(body);
      writer.begin();
    }
    return writer;
  }

  private void broken(RuntimeException cause, ProblemType type) throws IOException {
    if (!transfer.isBegun()) {
      throw cause;
    }
    outcome = transfer.cutBecause() == null ? "broken" : transfer.cutBecause();
    LOG.warnf("export broken query=%s reason=%s", export.sql().name(), type.slug());
    try {
      writer.broken(Problem.of(type));
      body.flush();
    } finally {
      transfer.cutOff();
    }
    throw new IOException("cut off", cause);
  }
}
