package io.fleet.local.accuracy;

/**
 * What was told of when a vehicle would be at a stop.
 *
 * @param stop which
 * @param issuedMs when that was told, epoch milliseconds
 * @param etaMs when it was expected
 * @param naiveMs when it would have been by its mean speed so far
 */
record FoundEta(StopKey stop, long issuedMs, long etaMs, long naiveMs) {}
