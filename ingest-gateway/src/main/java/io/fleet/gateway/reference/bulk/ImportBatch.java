package io.fleet.gateway.reference.bulk;

import io.fleet.gateway.publish.LogUnavailableException;
import io.fleet.gateway.reference.ReferenceChange;
import io.fleet.gateway.reference.ReferenceDesk;
import io.fleet.gateway.reference.ReferenceOutcome;
import io.fleet.gateway.reference.check.FieldNote;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Good records on their way to the desk, so many at a time as the log takes at once. */
final class ImportBatch {
  private static final int MAX_RECORDS = 500;
  private static final int MAX_BYTES = 4 << 20;
  private static final long PATIENCE_S = 60;

  private final ReferenceDesk desk;
  private final boolean writes;
  private final ImportReport report;
  private final List<ReferenceChange> changes = new ArrayList<>();
  private final List<ImportLine> lines = new ArrayList<>();
  private final List<List<FieldNote>> warnings = new ArrayList<>();
  private long bytes;

  /**
   * @param writes whether the changes are handed in, or only foreseen
   */
  ImportBatch(ReferenceDesk desk, boolean writes, ImportReport report) {
    this.desk = desk;
    this.writes = writes;
    this.report = report;
  }

  /**
   * Takes a record.
   *
   * @param size about how many bytes it has
   * @throws LogUnavailableException if the batch is full and the log does not take it
   */
  void add(ImportLine line, ReferenceChange change, List<FieldNote> notes, int size) {
    lines.add(line);
    changes.add(change);
    warnings.add(notes);
    bytes += size;
    if (changes.size() == MAX_RECORDS || bytes > MAX_BYTES) {
      flush();
    }
  }

  /** Hands in what there is and waits for the answer. */
  void flush() {
    List<ReferenceOutcome> outcomes = writes ? written() : desk.foresee(changes);
    for (int i = 0; i < outcomes.size(); i++) {
      tell(lines.get(i), outcomes.get(i).status(), warnings.get(i));
    }
    lines.clear();
    changes.clear();
    warnings.clear();
    bytes = 0;
  }

  private void tell(ImportLine line, ReferenceOutcome.Status status, List<FieldNote> notes) {
    if (status == ReferenceOutcome.Status.FULL) {
      FieldNote full = new FieldNote("id", FieldNote.RANGE, "it has as many versions as it may");
      report.refuse(line.line(), line.id(), List.of(full));
    } else {
      report.done(line.line(), line.id(), status, notes);
    }
  }

  private List<ReferenceOutcome> written() {
    try {
      return desk.write(List.copyOf(changes))
          .toCompletableFuture()
          .get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new LogUnavailableException("the log did not take it in time", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("the gateway is closing", e);
    }
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof LogUnavailableException || cause instanceof TimeoutException
        ? new LogUnavailableException("the log did not take it", cause)
        : new IllegalStateException(cause);
  }
}
