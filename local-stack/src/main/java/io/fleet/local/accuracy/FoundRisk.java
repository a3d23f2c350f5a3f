package io.fleet.local.accuracy;

/**
 * An alert that a stop is expected too late.
 *
 * @param stop which
 * @param sinceMs since when it was told, epoch milliseconds
 * @param untilMs when it was taken back or ended; {@code Long.MAX_VALUE} if it never was
 */
record FoundRisk(StopKey stop, long sinceMs, long untilMs) {}
