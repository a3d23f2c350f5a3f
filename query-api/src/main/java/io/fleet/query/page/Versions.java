package io.fleet.query.page;

import java.time.Instant;

/**
 * What versions of detected rows say: the log's time of what brought them about, and a place in it.
 */
public final class Versions {
  private static final long PER_MS = 1_000;

  private Versions() {}

  /** When the log took what brought a version about. */
  public static Instant updatedAt(long version) {
    return Instant.ofEpochMilli(version / PER_MS);
  }
}
