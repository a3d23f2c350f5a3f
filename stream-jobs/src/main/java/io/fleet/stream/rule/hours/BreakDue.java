package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.LimitWatch.MINUTE_MS;

import io.fleet.stream.rule.duty.DutyKind;
import java.util.Set;

/**
 * Driving without a sufficient break. A break may be taken in two parts where the profile allows
 * it: the first at least {@code firstMs}, a later one at least {@code secondMs}. Driving that goes
 * on after a halt that was too short for a break that was due is told by itself.
 */
final class BreakDue {
  /** A shorter halt is no attempt at a break. */
  private static final long ATTEMPT_MS = 5 * MINUTE_MS;

  private final LimitWatch driving;
  private final EpisodeSink sink;
  private final Pause pause;
  private final long fullMs;
  private final long firstMs;
  private final long secondMs;
  private boolean firstTaken;
  private boolean taken;
  private long tooShortMs;
  private long dueMs;
  private boolean tooShortAssumed;

  /**
   * A watch.
   *
   * @param firstMs {@link Long#MAX_VALUE} if a break may not be divided
   */
  BreakDue(
      long limitMs,
      Set<DutyKind> kinds,
      long fullMs,
      long firstMs,
      long secondMs,
      EpisodeSink sink) {
    this.driving = new LimitWatch(HoursRule.UNBROKEN, limitMs, sink);
    this.pause = new Pause(kinds);
    this.fullMs = fullMs;
    this.firstMs = firstMs;
    this.secondMs = secondMs;
    this.sink = sink;
  }

  void step(Span span, boolean inForce) {
    if (pause.takes(span)) {
      takeIfLongEnough();
      return;
    }
    if (pause.isOpen()) {
      endPause();
    }
    if (span.isDriving()) {
      tellIfTooShort(span, inForce);
      driving.add(span, inForce);
    }
  }

  private long neededMs() {
    return firstTaken ? secondMs : fullMs;
  }

  private void takeIfLongEnough() {
    if (!taken && pause.lengthMs() >= neededMs()) {
      taken = true;
      driving.reset(pause.startMs() + neededMs());
      driving.assumed(pause.isAssumed());
      tooShortMs = 0;
      firstTaken = false;
    }
  }

  private void endPause() {
    long lengthMs = pause.lengthMs();
    if (!taken) {
      if (driving.isReached() && lengthMs >= ATTEMPT_MS) {
        tooShortMs = lengthMs;
        dueMs = neededMs();
        tooShortAssumed = pause.isAssumed();
      }
      if (lengthMs >= firstMs) {
        firstTaken = true;
        driving.assumed(pause.isAssumed());
      }
    }
    taken = false;
    pause.end();
  }

  private void tellIfTooShort(Span span, boolean inForce) {
    if (tooShortMs > 0 && inForce) {
      sink.tell(
          new EpisodeSink.Episode(
              HoursRule.BREAK,
              span.vehicleId(),
              span.vehicleId(),
              Stage.EXCEEDED,
              span.startMs(),
              span.startMs(),
              span.startMs(),
              span.startMs(),
              tooShortMs,
              dueMs,
              tooShortAssumed));
    }
    tooShortMs = 0;
  }

  void finish() {
    driving.finish();
  }

  long nextMs(long endMs) {
    return driving.nextMs(endMs);
  }
}
