package io.fleet.gateway.reference;

import io.fleet.events.Iso8601;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Counts what became of writes, and tells each in the log: who changed what, never the content.
 * Metric names and tags are public interface.
 */
@Singleton
public class ReferenceLedger {
  /** Writes by {@code kind} and {@code outcome}. */
  public static final String WRITES = "fleet.gateway.reference.writes";

  private static final Logger LOG = Logger.getLogger(ReferenceLedger.class);

  private final MeterRegistry registry;

  ReferenceLedger(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Something was decided, and stored if it is to be. */
  void done(ReferenceKind kind, ReferenceOutcome outcome) {
    count(kind, outcome.status().tag(), 1);
    if (outcome.status().isWritten()) {
      ReferenceVersion version = outcome.version();
      LOG.infof(
          "reference %s: kind=%s id=%s valid_from=%s version=%d changed_by=%s",
          outcome.status().tag(),
          kind.label(),
          version.id(),
          Iso8601.format(version.validFromMs()),
          version.version(),
          version.changedBy());
    }
  }

  /** The log has not taken it, or it was not seen again in time. */
  void undeliverable(ReferenceKind kind, int changes) {
    count(kind, "undeliverable", changes);
    LOG.warnf("reference undeliverable: kind=%s changes=%d", kind.label(), changes);
  }

  /** Bodies that were not acceptable. */
  public void refused(ReferenceKind kind, int bodies) {
    count(kind, "refused", bodies);
  }

  private void count(ReferenceKind kind, String outcome, int writes) {
    registry.counter(WRITES, "kind", kind.label(), "outcome", outcome).increment(writes);
  }
}
