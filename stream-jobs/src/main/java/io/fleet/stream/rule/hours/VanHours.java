package io.fleet.stream.rule.hours;

import static io.fleet.stream.rule.hours.LimitWatch.HOUR_MS;
import static io.fleet.stream.rule.hours.LimitWatch.MINUTE_MS;

import io.fleet.stream.rule.duty.DutyKind;
import java.time.LocalDate;
import java.util.EnumSet;

/** More than 4 h 30 min of driving without 30 min in which the vehicle stands and nobody works. */
final class VanHours implements HoursRules {
  private final BreakDue breakDue;

  VanHours(EpisodeSink sink) {
    breakDue =
        new BreakDue(
            4 * HOUR_MS + 30 * MINUTE_MS,
            EnumSet.of(DutyKind.REST, DutyKind.AVAILABLE, DutyKind.STANDING),
            30 * MINUTE_MS,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            sink);
  }

  @Override
  public void step(Span span, LocalDate day, long dayStartMs, boolean inForce) {
    breakDue.step(span, inForce);
  }

  @Override
  public void finish() {
    breakDue.finish();
  }

  @Override
  public long nextMs(long endMs) {
    return breakDue.nextMs(endMs);
  }
}
