package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceVersion;

/** Hears every version of reference data that any gateway writes, those of earlier days first. */
public interface ReferenceListener {
  /**
   * A version stands in the log, and in the book. Called by one thread, in the order of each topic;
   * must neither block nor throw.
   */
  void changed(ReferenceVersion version);
}
