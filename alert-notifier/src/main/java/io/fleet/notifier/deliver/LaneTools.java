package io.fleet.notifier.deliver;

import java.time.Clock;

/**
 * What all lanes share.
 *
 * @param settings bounds
 * @param schedule when failed messages are tried again
 * @param metrics counts of all lanes
 * @param clock the time of attempts
 */
record LaneTools(
    LaneSettings settings, RetrySchedule schedule, DeliveryMetrics metrics, Clock clock) {}
