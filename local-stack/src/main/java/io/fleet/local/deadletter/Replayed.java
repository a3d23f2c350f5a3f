package io.fleet.local.deadletter;

import java.time.Instant;

/**
 * A letter that was sent again.
 *
 * @param letterId which
 * @param at when
 * @param outcome {@code accepted}, {@code written} or {@code refused:} and the new reason
 * @param shiftMs by how much its times were moved, ms
 */
record Replayed(String letterId, Instant at, String outcome, long shiftMs) {}
