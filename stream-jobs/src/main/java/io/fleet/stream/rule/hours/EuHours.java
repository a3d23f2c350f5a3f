package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.LimitWatch.HOUR_MS;
import static io.fleet.stream.rule.hours.LimitWatch.MINUTE_MS;

import io.fleet.stream.rule.duty.DutyKind;
import java.time.LocalDate;
import java.util.EnumSet;

/**
 * Regulation (EC) No 561/2006: Art. 7 4 h 30 min of driving without a break of 45 min, or of 15
 * followed by 30 min; Art. 6(1) 9 h of driving between daily rests, 10 h twice a week; Art. 6(2) 56
 * h in a week and Art. 6(3) 90 h in two, weeks from Monday 00:00; Art. 8 daily rest, see {@link
 * DailyRest}.
 */
final class EuHours implements HoursRules {
  private static final long DAY_MS = 9 * HOUR_MS;
  private static final long LONG_DAY_MS = 10 * HOUR_MS;
  private static final int LONG_DAYS_A_WEEK = 2;

  private final BreakDue breakDue;
  private final LimitWatch daily;
  private final LimitWatch weekly;
  private final LimitWatch fortnight;
  private final DailyRest rest;
  private LocalDate week;
  private int longDays;

  EuHours(EpisodeSink sink) {
    breakDue =
        new BreakDue(
            4 * HOUR_MS + 30 * MINUTE_MS,
            EnumSet.of(DutyKind.REST, DutyKind.STANDING),
            45 * MINUTE_MS,
            15 * MINUTE_MS,
            30 * MINUTE_MS,
            sink);
    daily = new LimitWatch(HoursRule.DAILY, LONG_DAY_MS, sink);
    weekly = new LimitWatch(HoursRule.WEEKLY, 56 * HOUR_MS, sink);
    fortnight = new LimitWatch(HoursRule.FORTNIGHT, 90 * HOUR_MS, sink);
    rest = new DailyRest(daily, sink);
  }

  @Override
  public void step(Span span, LocalDate day, long dayStartMs, boolean inForce) {
    LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
    if (!monday.equals(week)) {
      beginWeek(monday, dayStartMs);
    }
    breakDue.step(span, inForce);
    rest.step(span, inForce);
    if (span.isDriving()) {
      drive(span, inForce);
    }
  }

  /** Every week there is a piece of time, so the week before is always the one counted last. */
  private void beginWeek(LocalDate monday, long atMs) {
    week = monday;
    longDays = 0;
    fortnight.resetTo(weekly.usedMs(), atMs);
    weekly.reset(atMs);
  }

  private void drive(Span span, boolean inForce) {
    long before = daily.usedMs();
    if (before <= DAY_MS) {
      daily.limit(longDays < LONG_DAYS_A_WEEK ? LONG_DAY_MS : DAY_MS);
    }
    daily.add(span, inForce);
    if (before <= DAY_MS && daily.usedMs() > DAY_MS && daily.limitMs() == LONG_DAY_MS) {
      longDays++;
    }
    weekly.add(span, inForce);
    fortnight.add(span, inForce);
  }

  @Override
  public void finish() {
    breakDue.finish();
    daily.finish();
    weekly.finish();
    fortnight.finish();
    rest.finish();
  }

  @Override
  public long nextMs(long endMs) {
    long driving = Math.min(breakDue.nextMs(endMs), daily.nextMs(endMs));
    long weeks = Math.min(weekly.nextMs(endMs), fortnight.nextMs(endMs));
    return Math.min(Math.min(driving, weeks), rest.nextMs(endMs));
  }
}
