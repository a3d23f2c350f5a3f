package io.fleet.local.accuracy;

import java.util.OptionalLong;

/**
 * What was found of a stop of a delivery plan.
 *
 * @param stop which
 * @param state what became of it
 * @param sla what its window came to
 * @param arrivedMs when the vehicle was there, epoch milliseconds, empty if it never was
 */
record FoundStop(StopKey stop, String state, String sla, OptionalLong arrivedMs) {}
