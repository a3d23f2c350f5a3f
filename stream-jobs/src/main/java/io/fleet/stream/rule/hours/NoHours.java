package io.fleet.stream.rule.hours;

import java.time.LocalDate;

/** No limits. */
final class NoHours implements HoursRules {
  @Override
  public void step(Span span, LocalDate day, long dayStartMs, boolean inForce) {
    // nothing is judged
  }

  @Override
  public void finish() {
    // nothing is open
  }

  @Override
  public long nextMs(long endMs) {
    return Long.MAX_VALUE;
  }
}
