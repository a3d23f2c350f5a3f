package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.EpisodeSink.NEVER;

import io.fleet.stream.rule.duty.DutyKind;
import java.util.Set;

/** An unbroken time of kinds that count as a pause. */
final class Pause {
  private final Set<DutyKind> kinds;
  private long startMs = NEVER;
  private long endMs;
  private boolean assumed;

  Pause(Set<DutyKind> kinds) {
    this.kinds = kinds;
  }

  /** Whether the span is part of a pause, which it prolongs. */
  boolean takes(Span span) {
    if (!kinds.contains(span.kind())) {
      return false;
    }
    if (startMs == NEVER) {
      startMs = span.startMs();
      assumed = false;
    }
    assumed |= span.kind() == DutyKind.STANDING;
    endMs = span.endMs();
    return true;
  }

  boolean isOpen() {
    return startMs != NEVER;
  }

  long startMs() {
    return startMs;
  }

  long lengthMs() {
    return isOpen() ? endMs - startMs : 0;
  }

  /** Whether a part of it was only assumed, from a standing vehicle or from nothing known. */
  boolean isAssumed() {
    return assumed;
  }

  void end() {
    startMs = NEVER;
  }
}
