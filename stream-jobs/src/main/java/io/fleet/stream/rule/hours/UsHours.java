package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.EpisodeSink.NEVER;
import static io.fleet.stream.rule.hours.LimitWatch.HOUR_MS;
import static io.fleet.stream.rule.hours.LimitWatch.MINUTE_MS;

import io.fleet.stream.rule.duty.DutyKind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.TreeMap;

/**
 * 49 CFR 395.3 for property-carrying vehicles: (a)(3)(ii) no driving after 8 h of it without 30 min
 * of not driving; (a)(3)(i) at most 11 h of driving and (a)(2) none after the 14th hour since 10 h
 * off duty; (b) none after 60 h on duty in 7 days or 70 h in 8 days, anew after 34 h off (c). Which
 * of the two schedules a carrier keeps is not known: told is what breaks both. Sleeper berths are
 * not judged.
 */
final class UsHours implements HoursRules {
  private static final long OFF_DUTY_MS = 10 * HOUR_MS;
  private static final long RESTART_MS = 34 * HOUR_MS;
  private static final long SEVEN_DAYS_MS = 60 * HOUR_MS;
  private static final long EIGHT_DAYS_MS = 70 * HOUR_MS;

  private final BreakDue breakDue;
  private final LimitWatch driving;
  private final LimitWatch window;
  private final LimitWatch cycle;
  private final Pause off = new Pause(EnumSet.of(DutyKind.REST, DutyKind.STANDING));
  private final TreeMap<Long, Long> dutyByDay = new TreeMap<>();
  private long onDutySinceMs = NEVER;
  private boolean rested;

  UsHours(EpisodeSink sink) {
    breakDue =
        new BreakDue(
            8 * HOUR_MS,
            EnumSet.complementOf(EnumSet.of(DutyKind.DRIVING)),
            30 * MINUTE_MS,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            sink);
    driving = new LimitWatch(HoursRule.DAILY, 11 * HOUR_MS, sink);
    window = new LimitWatch(HoursRule.DUTY_WINDOW, 14 * HOUR_MS, sink);
    cycle = new LimitWatch(HoursRule.DUTY_CYCLE, EIGHT_DAYS_MS, sink);
  }

  @Override
  public void step(Span span, LocalDate day, long dayStartMs, boolean inForce) {
    breakDue.step(span, inForce);
    if (off.takes(span)) {
      restIfLongEnough();
      return;
    }
    if (off.isOpen()) {
      comeOnDuty(span);
    }
    if (onDutySinceMs == NEVER) {
      onDutySinceMs = span.startMs();
    }
    if (span.isDriving()) {
      driving.add(span, inForce);
      window.reach(span, span.startMs() - onDutySinceMs, inForce);
    }
    count(span, day.toEpochDay(), inForce);
  }

  private void restIfLongEnough() {
    if (!rested && off.lengthMs() >= OFF_DUTY_MS) {
      rested = true;
      long atMs = off.startMs() + OFF_DUTY_MS;
      driving.reset(atMs);
      driving.assumed(off.isAssumed());
      window.reset(atMs);
      window.assumed(off.isAssumed());
    }
    if (off.lengthMs() >= RESTART_MS && !dutyByDay.isEmpty()) {
      dutyByDay.clear();
      cycle.reset(off.startMs() + RESTART_MS);
      cycle.assumed(off.isAssumed());
    }
  }

  private void comeOnDuty(Span span) {
    if (rested) {
      onDutySinceMs = span.startMs();
    }
    rested = false;
    off.end();
  }

  /** On duty is all but being off; driving is what the limit forbids. */
  private void count(Span span, long epochDay, boolean inForce) {
    long sevenMs = sum(epochDay - 6);
    long eightMs = sum(epochDay - 7);
    long leftMs = Math.max(SEVEN_DAYS_MS - sevenMs, EIGHT_DAYS_MS - eightMs);
    if (leftMs > LimitWatch.HOUR_MS) {
      cycle.settle(span.startMs());
    }
    if (span.isDriving()) {
      cycle.reach(span, EIGHT_DAYS_MS - leftMs, inForce);
    }
    dutyByDay.merge(epochDay, span.lengthMs(), Long::sum);
    dutyByDay.headMap(epochDay - 7).clear();
  }

  private long sum(long fromDay) {
    return dutyByDay.tailMap(fromDay).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void finish() {
    breakDue.finish();
    driving.finish();
    window.finish();
    cycle.finish();
  }

  @Override
  public long nextMs(long endMs) {
    return Math.min(
        Math.min(breakDue.nextMs(endMs), driving.nextMs(endMs)),
        Math.min(window.nextMs(endMs), cycle.nextMs(endMs)));
  }
}
