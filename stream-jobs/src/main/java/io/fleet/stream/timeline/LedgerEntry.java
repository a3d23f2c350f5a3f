package io.fleet.stream.timeline;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;

/**
 * What has been told of one finding.
 *
 * @param settled what the events before the horizon say of it, or null
 * @param told what was told last, or null if nothing was
 * @param withdrawn whether it was told last that it never had been; {@code told} is what it was
 *     before
 * @param version the version told last, or 0
 * @param foundMs vehicle time at which it was first found, epoch milliseconds
 */
record LedgerEntry(Finding settled, Finding told, boolean withdrawn, long version, long foundMs) {
  /** One of which nothing has been told. */
  static LedgerEntry untold(Finding settled, long foundMs) {
    return new LedgerEntry(settled, null, false, 0, foundMs);
  }

  /** What subscribers hold true, or null. */
  Finding published() {
    return withdrawn ? null : told;
  }

  /** Whether it is an alert that has been told and is not over. */
  boolean isOpenAlert() {
    Finding known = published();
    return known instanceof KnownAlert || (known instanceof AlertFinding && !known.isFinal());
  }

  /** The same with no more of it than its name. */
  LedgerEntry named(String id) {
    KnownAlert alert = new KnownAlert(id);
    return new LedgerEntry(alert, alert, false, version, foundMs);
  }

  boolean isTold() {
    return version != 0;
  }

  LedgerEntry withSettled(Finding finding) {
    return new LedgerEntry(finding, told, withdrawn, version, foundMs);
  }

  /** The same, when something else had been told of it. */
  LedgerEntry asTold(LedgerEntry other) {
    return new LedgerEntry(settled, other.told, other.withdrawn, other.version, foundMs);
  }

  LedgerEntry withTold(Finding finding, boolean isWithdrawn, long ofVersion) {
    return new LedgerEntry(settled, finding, isWithdrawn, ofVersion, foundMs);
  }

  LedgerEntry foundAt(long timeMs) {
    return new LedgerEntry(settled, told, withdrawn, version, timeMs);
  }
}
