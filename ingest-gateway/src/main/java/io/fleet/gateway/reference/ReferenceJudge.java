package io.fleet.gateway.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.reference.ReferenceOutcome.Status;
import io.fleet.gateway.reference.check.StrictJson;

/** Decides what a change comes to, given what is known of the thing. */
final class ReferenceJudge {
  /** So many versions of one thing are kept; who writes more wants telemetry. */
  static final int MAX_VERSIONS = 10_000;

  private static final String GONE = "{}";

  private ReferenceJudge() {}

  /** Decides, and adds to the history what is to be written. */
  static ReferenceOutcome judge(ReferenceChange change, ReferenceHistory history, long nowMs) {
    long fromMs = change.validFromMs();
    ReferenceVersion before = history.inForce(fromMs);
    Status status = status(change, history, before);
    ReferenceVersion version = before;
    if (status.isWritten()) {
      version = version(change, history.revision() + 1, nowMs);
      history.add(version);
    }
    return new ReferenceOutcome(status, version, history.revision(), history.after(fromMs));
  }

  private static Status status(
      ReferenceChange change, ReferenceHistory history, ReferenceVersion before) {
    if (!change.expectation().isMet(history, change.validFromMs())) {
      return Status.CONFLICT;
    }
    if (change.body() == null && before == null) {
      return Status.ABSENT;
    }
    if (before != null && isSame(change, before)) {
      return Status.UNCHANGED;
    }
    if (history.size() >= MAX_VERSIONS) {
      return Status.FULL;
    }
    return change.body() == null
        ? Status.DELETED
        : before == null ? Status.CREATED : Status.UPDATED;
  }

  private static boolean isSame(ReferenceChange change, ReferenceVersion before) {
    try {
      return change.body() != null
          && change.body().equals(StrictJson.MAPPER.readTree(before.body()));
    } catch (JsonProcessingException e) {
      return false; // from other times or hands: written anew
    }
  }

  private static ReferenceVersion version(ReferenceChange change, long number, long nowMs) {
    boolean deleted = change.body() == null;
    return new ReferenceVersion(
        change.kind(),
        change.id(),
        change.validFromMs(),
        number,
        deleted,
        nowMs,
        change.changedBy(),
        deleted ? GONE : change.body().toString());
  }
}
