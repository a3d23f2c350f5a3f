package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceVersion;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One thing's versions as a writer sees them: those of the book, and those about to be written. Not
 * safe for many threads.
 */
public final class ReferenceHistory {
  private final NavigableMap<Long, ReferenceVersion> byBeginning = new TreeMap<>();
  private long revision;

  /**
   * @param versions what is known now
   */
  public ReferenceHistory(Collection<ReferenceVersion> versions) {
    versions.forEach(this::add);
  }

  /** Takes a version that is about to be written. */
  void add(ReferenceVersion version) {
    byBeginning.put(version.validFromMs(), version);
    revision = Math.max(revision, version.version());
  }

  /** The greatest version so far, 0 if there is none: what the ETag shows. */
  public long revision() {
    return revision;
  }

  /** How many versions there are. */
  public int size() {
    return byBeginning.size();
  }

  /** What is in force at a moment, or null. */
  public ReferenceVersion inForce(long atMs) {
    Map.Entry<Long, ReferenceVersion> began = byBeginning.floorEntry(atMs);
    return began == null || began.getValue().deleted() ? null : began.getValue();
  }

  /** The first version that begins after a moment, or null. */
  public ReferenceVersion after(long atMs) {
    Map.Entry<Long, ReferenceVersion> next = byBeginning.higherEntry(atMs);
    return next == null ? null : next.getValue();
  }

  /** Whether the thing is there at a moment, or is to be later. */
  public boolean isThereFrom(long atMs) {
    return inForce(atMs) != null
        || byBeginning.tailMap(atMs, false).values().stream().anyMatch(v -> !v.deleted());
  }
}
