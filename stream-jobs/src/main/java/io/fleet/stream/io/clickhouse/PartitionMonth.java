package io.fleet.stream.io.clickhouse;

import java.time.LocalDate;

/** The month a row's partition is named after: {@code toYYYYMM} of an instant, in UTC. */
public final class PartitionMonth {
  /** The first instant a DateTime64(3) holds: 1900-01-01, epoch milliseconds. */
  static final long MIN_MS = -2_208_988_800_000L;

  /** The last instant a DateTime64(3) holds: 2299-12-31T23:59:59.999Z, epoch milliseconds. */
  static final long MAX_MS = 10_413_791_999_999L;

  private static final long DAY_MS = 86_400_000L;

  private PartitionMonth() {}

  /** The month as yyyymm; instants outside DateTime64's range count as its ends. */
  public static int of(long epochMs) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(storable(epochMs), DAY_MS));
    return day.getYear() * 100 + day.getMonthValue();
  }

  /** The instant, or the end of what a DateTime64(3) can hold; epoch milliseconds. */
  public static long storable(long epochMs) {
    return Math.max(MIN_MS, Math.min(MAX_MS, epochMs));
  }

  static boolean isMonth(int month) {
    return month >= 1900_01 && month <= 2299_12 && month % 100 >= 1 && month % 100 <= 12;
  }
}
