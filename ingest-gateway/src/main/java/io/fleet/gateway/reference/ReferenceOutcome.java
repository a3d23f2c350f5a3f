package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceVersion;
import java.util.Locale;

/**
 * What became of a change.
 *
 * @param status what was done
 * @param version what was written, or holds unchanged; null if nothing was done
 * @param revision the thing's greatest version now
 * @param next the version that ends this one's time, or null
 */
public record ReferenceOutcome(
    Status status, ReferenceVersion version, long revision, ReferenceVersion next) {

  /** The kinds of outcome; names in lower case are public interface. */
  public enum Status {
    /** Nothing was there. */
    CREATED,
    /** Something else was there. */
    UPDATED,
    /** The same was there; nothing is written. */
    UNCHANGED,
    /** It is gone from then on. */
    DELETED,
    /** Somebody else was faster, or it is there, or it is not; nothing is written. */
    CONFLICT,
    /** It was to be deleted and is not there; nothing is written. */
    ABSENT,
    /** It has as many versions as it may; nothing is written. */
    FULL;

    /** The name in answers and metrics. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a version is written for it. */
    public boolean isWritten() {
      return this == CREATED || this == UPDATED || this == DELETED;
    }
  }
}
