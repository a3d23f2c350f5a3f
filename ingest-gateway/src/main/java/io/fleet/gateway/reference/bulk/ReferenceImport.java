package io.fleet.gateway.reference.bulk;

import io.fleet.events.reference.ReferenceBook;
import io.fleet.gateway.publish.LogUnavailableException;
import io.fleet.gateway.reference.Expectation;
import io.fleet.gateway.reference.ReferenceChange;
import io.fleet.gateway.reference.ReferenceDesk;
import io.fleet.gateway.reference.ReferenceLedger;
import io.fleet.gateway.reference.check.Beginning;
import io.fleet.gateway.reference.check.BodyCheck;
import io.fleet.gateway.reference.check.FieldNote;
import io.fleet.gateway.reference.check.Findings;
import io.fleet.gateway.reference.check.Mentions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads a file record by record, checks each and hands the good ones in. A bad record refuses only
 * itself, unless the order says that it refuses all. Blocks; one thread an import.
 */
@Singleton
public class ReferenceImport {
  /** The most records of a file. */
  public static final int MAX_RECORDS = 100_000;

  private final ReferenceDesk desk;
  private final BodyCheck check;
  private final Mentions mentions;
  private final ReferenceLedger ledger;
  private final Clock clock;

  ReferenceImport(
      ReferenceDesk desk,
      BodyCheck check,
      ReferenceBook book,
      ReferenceLedger ledger,
      Clock clock) {
    this.desk = desk;
    this.check = check;
    this.mentions = new Mentions(book);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Does what is ordered.
   *
   * @throws UnreadableFileException if the file is none of its form, or has too many records;
   *     nothing of it is written
   * @throws InterruptedImportException if the log goes away in between
   */
  public ImportReport run(ImportOrder order, byte[] file) throws UnreadableFileException {
    count(order, file);
    if (order.dryRun() || order.atomic()) {
      ImportReport foreseen = pass(order, file, false);
      if (order.dryRun() || foreseen.refused() > 0) {
        return foreseen;
      }
    }
    ImportReport report = pass(order, file, true);
    ledger.refused(order.kind(), report.refused());
    return report;
  }

  private static void count(ImportOrder order, byte[] file) throws UnreadableFileException {
    LineSource source = order.format().open(file, order.kind());
    for (int records = 0; source.next() != null; records++) {
      if (records == MAX_RECORDS) {
        throw new UnreadableFileException("more than " + MAX_RECORDS + " records");
      }
    }
  }

  private ImportReport pass(ImportOrder order, byte[] file, boolean writes)
      throws UnreadableFileException {
    ImportReport report = new ImportReport();
    ImportBatch batch = new ImportBatch(desk, writes, report);
    LineSource source = order.format().open(file, order.kind());
    Set<String> seen = new HashSet<>();
    try {
      for (ImportLine line = source.next(); line != null; line = source.next()) {
        take(order, line, seen, batch, report);
      }
      batch.flush();
      return report;
    } catch (LogUnavailableException e) {
      throw new InterruptedImportException(report, e);
    }
  }

  private void take(
      ImportOrder order,
      ImportLine line,
      Set<String> seen,
      ImportBatch batch,
      ImportReport report) {
    Findings found = Findings.none();
    String beginning = line.validFrom() == null ? order.validFrom() : line.validFrom();
    long fromMs = Beginning.of(beginning, order.correct(), clock.millis(), found);
    if (line.fault() != null) {
      found.errors().clear();
      found.errors().add(line.fault());
    } else {
      Findings body = check.check(order.kind(), line.id(), fromMs, line.body());
      found.errors().addAll(body.errors());
      found.warnings().addAll(body.warnings());
      if (!seen.add(line.id() + '@' + (beginning == null ? "" : fromMs))) {
        found.error("id", FieldNote.DUPLICATE, "an earlier record says this of the same time");
      }
    }
    if (!found.isClean()) {
      report.refuse(line.line(), line.id(), found.errors());
      return;
    }
    mentions.warn(order.kind(), line.id(), fromMs, line.body(), found);
    ReferenceChange change =
        new ReferenceChange(
            order.kind(), line.id(), fromMs, line.body(), order.changedBy(), Expectation.NONE);
    batch.add(line, change, found.warnings(), line.body().toString().length());
  }
}
