package io.fleet.gateway.reference.bulk;

import io.fleet.gateway.publish.LogUnavailableException;

/** The log went away during an import; what was written before stays. */
public final class InterruptedImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ImportReport report;

  InterruptedImportException(ImportReport report, LogUnavailableException cause) {
    super("the log went away", cause, false, false);
    this.report = report;
  }

  /** What was done until then. */
  public ImportReport report() {
    return report;
  }
}
