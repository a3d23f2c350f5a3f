package io.fleet.simulator.round;

import io.fleet.events.DeliveryScan;

/**
 * What was scanned at a stop.
 *
 * @param arrivalMs when it gets through, epoch milliseconds
 * @param scan what it says
 * @param json the body of its request, whose path names the stop
 */
public record Scan(long arrivalMs, DeliveryScan scan, byte[] json) {}
