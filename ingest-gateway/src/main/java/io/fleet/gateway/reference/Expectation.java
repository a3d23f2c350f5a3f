package io.fleet.gateway.reference;

import java.util.Set;

/** What a writer believes of a thing; if it is not so, nothing is written. */
@FunctionalInterface
public interface Expectation {
  /** Nothing is expected. */
  Expectation NONE = (history, validFromMs) -> true;

  /** Something is there: {@code If-Match: *}. */
  Expectation THERE = ReferenceHistory::isThereFrom;

  /** Nothing is there: {@code If-None-Match: *}. */
  Expectation ABSENT = (history, validFromMs) -> !history.isThereFrom(validFromMs);

  /** Nobody has written since one of these revisions: {@code If-Match: "3"}. */
  static Expectation revision(Set<Long> revisions) {
    return (history, validFromMs) -> revisions.contains(history.revision());
  }

  /**
   * Whether it is so.
   *
   * @param validFromMs from when on the change is to hold
   */
  boolean isMet(ReferenceHistory history, long validFromMs);
}
