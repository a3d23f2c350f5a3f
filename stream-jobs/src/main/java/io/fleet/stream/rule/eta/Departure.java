package io.fleet.stream.rule.eta;

import io.fleet.stream.rule.motion.Place;

/**
 * Where a vehicle goes on from.
 *
 * @param from where it is
 * @param nowMs epoch milliseconds
 * @param earliestMs when it can leave: now, or when what it serves is done
 * @param begun whether it is on its way; else it will leave to be at its first stop in time
 * @param together whether stops that are reached by one standing are reached when it begins: nobody
 *     says more
 * @param waits whether it waits where it is before a window opens
 */
public record Departure(
    Place from, long nowMs, long earliestMs, boolean begun, boolean together, boolean waits) {}
