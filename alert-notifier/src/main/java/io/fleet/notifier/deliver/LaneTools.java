package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.EndpointHealth;
import java.time.Clock;

/**
 * What all lanes share.
 *
 * @param settings bounds
 * @param schedule when failed messages are tried again
 * @param health what must be known of endpoints after a restart
 * @param metrics counts of all lanes
 * @param clock the time of attempts
 */
record LaneTools(
    LaneSettings settings,
    RetrySchedule schedule,
    EndpointHealth health,
    DeliveryMetrics metrics,
    Clock clock) {}
