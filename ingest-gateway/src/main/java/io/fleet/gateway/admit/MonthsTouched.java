package io.fleet.gateway.admit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;

/**
 * The months of which one vehicle told within an hour: more than twelve and its clock jumps about.
 * It is then believed again with the first time that is less than a day from ours. Safe for many
 * threads.
 */
final class MonthsTouched {
  private static final int MAX_MONTHS = 12;
  private static final int MONTHS_OF_A_YEAR = 12;
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long PLAUSIBLE_MS = Duration.ofDays(1).toMillis();

  private final Set<Integer> months = new HashSet<>();
  private long sinceMs = Long.MIN_VALUE;
  private long lastMonthFromMs = Long.MAX_VALUE;
  private long lastMonthToMs = Long.MIN_VALUE;
  private boolean quarantined;

  /**
   * Counts a time.
   *
   * @return whether the clock is believed
   */
  synchronized boolean touch(long toldMs, long nowMs) {
    if (quarantined) {
      return release(toldMs, nowMs);
    }
    if (sinceMs == Long.MIN_VALUE || nowMs - sinceMs > HOUR_MS) {
      forget(nowMs);
    }
    if (toldMs < lastMonthFromMs || toldMs >= lastMonthToMs) {
      add(toldMs);
    }
    quarantined = months.size() > MAX_MONTHS;
    return !quarantined || release(toldMs, nowMs);
  }

  private boolean release(long toldMs, long nowMs) {
    if (Math.abs(nowMs - toldMs) >= PLAUSIBLE_MS) {
      return false;
    }
    forget(nowMs);
    add(toldMs);
    return true;
  }

  private void forget(long nowMs) {
    quarantined = false;
    sinceMs = nowMs;
    months.clear();
    lastMonthFromMs = Long.MAX_VALUE;
  }

  private void add(long toldMs) {
    ZonedDateTime told = Instant.ofEpochMilli(toldMs).atZone(ZoneOffset.UTC);
    ZonedDateTime month = told.toLocalDate().withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC);
    lastMonthFromMs = month.toInstant().toEpochMilli();
    lastMonthToMs = month.plusMonths(1).toInstant().toEpochMilli();
    months.add(told.getYear() * MONTHS_OF_A_YEAR + told.getMonthValue());
  }
}
