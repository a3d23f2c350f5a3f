package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.EpisodeSink.NEVER;
import static io.fleet.stream.rule.hours.LimitWatch.HOUR_MS;

import io.fleet.stream.rule.duty.DutyKind;
import java.util.EnumSet;

/**
 * Regulation (EC) No 561/2006 Art. 8(2) and (4): within 24 h of the end of the last daily rest a
 * new one of 11 h must have been taken, or of 9 h three times between weekly rests (24 h and more),
 * or of 3 h and later 9 h (Art. 4(g)). So activity more than 13 or 15 h after the last rest has
 * broken it, and so has a rest of less than 11 h that is the fourth. A daily rest ends the day's
 * driving.
 */
final class DailyRest {
  private static final long REGULAR_MS = 11 * HOUR_MS;
  private static final long REDUCED_MS = 9 * HOUR_MS;
  private static final long FIRST_PART_MS = 3 * HOUR_MS;
  private static final long WEEKLY_MS = 24 * HOUR_MS;
  private static final long PERIOD_MS = 24 * HOUR_MS;
  private static final int REDUCED_BETWEEN_WEEKLY = 3;

  private final LimitWatch daily;
  private final LimitWatch awake;
  private final Pause pause = new Pause(EnumSet.of(DutyKind.REST, DutyKind.STANDING));
  private long sinceMs = NEVER;
  private int reduced;
  private boolean firstPart;
  private boolean taken;

  DailyRest(LimitWatch daily, EpisodeSink sink) {
    this.daily = daily;
    this.awake = new LimitWatch(HoursRule.DAILY_REST, PERIOD_MS - REDUCED_MS, sink);
  }

  void step(Span span, boolean inForce) {
    if (pause.takes(span)) {
      if (!taken && pause.lengthMs() >= neededMs()) {
        taken = true;
        end(pause.startMs() + neededMs());
      }
      return;
    }
    if (pause.isOpen()) {
      resume(span, inForce);
    }
    if (sinceMs == NEVER) {
      sinceMs = span.startMs();
    }
    awake.limit(PERIOD_MS - neededMs());
    awake.reach(span, span.startMs() - sinceMs, inForce);
  }

  private long neededMs() {
    return firstPart || reduced < REDUCED_BETWEEN_WEEKLY ? REDUCED_MS : REGULAR_MS;
  }

  private void end(long atMs) {
    daily.reset(atMs);
    daily.assumed(pause.isAssumed());
    awake.reset(atMs);
    awake.assumed(pause.isAssumed());
  }

  /** Activity goes on: the rest before it was a daily one, the first part of one, or none. */
  private void resume(Span span, boolean inForce) {
    long restMs = pause.lengthMs();
    if (restMs >= REDUCED_MS) {
      if (!taken) {
        awake.limit(PERIOD_MS - neededMs());
        awake.reach(instant(span), PERIOD_MS - neededMs() + 1, inForce);
        end(span.startMs());
      }
      if (restMs >= WEEKLY_MS) {
        reduced = 0;
      } else if (restMs < REGULAR_MS && !firstPart) {
        reduced++;
      }
      firstPart = false;
      sinceMs = span.startMs();
    } else if (restMs >= FIRST_PART_MS) {
      firstPart = true;
    }
    taken = false;
    pause.end();
  }

  private static Span instant(Span span) {
    return new Span(span.kind(), span.vehicleId(), span.startMs(), span.startMs());
  }

  void finish() {
    awake.finish();
  }

  long nextMs(long endMs) {
    return awake.nextMs(endMs);
  }
}
