package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;

/**
 * What has been told of one finding.
 *
 * @param settled what the events before the horizon say of it, or null
 * @param published what was told last, or null when that was that it never had been
 * @param version the version told last
 */
record LedgerEntry(Finding settled, Finding published, long version) {
  LedgerEntry withSettled(Finding finding) {
    return new LedgerEntry(finding, published, version);
  }

  LedgerEntry withPublished(Finding finding, long ofVersion) {
    return new LedgerEntry(settled, finding, ofVersion);
  }
}
