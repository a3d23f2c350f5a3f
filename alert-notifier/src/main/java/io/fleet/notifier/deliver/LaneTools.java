package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.EndpointHealth;
import io.fleet.notifier.history.AttemptLog;
import java.time.Clock;

/**
 * What all lanes share.
 *
 * @param settings bounds
 * @param schedule when failed messages are tried again
 * @param health what must be known of endpoints after a restart
 * @param log where attempts are told
 * @param metrics counts of all lanes
 * @param clock the time of attempts
 */
record LaneTools(
    LaneSettings settings,
    RetrySchedule schedule,
    EndpointHealth health,
    AttemptLog log,
    DeliveryMetrics metrics,
    Clock clock) {}
