package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.EndpointHealth;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.history.AttemptLog;
import java.time.Clock;
import java.util.function.Function;

/**
 * What all lanes share.
 *
 * @param settings bounds
 * @param schedule when failed messages are tried again
 * @param health what must be known of endpoints after a restart
 * @param log where attempts are told
 * @param metrics counts of all lanes
 * @param clock the time of attempts
 * @param groupsOf the name of an event's vehicle groups, or null if it is in none
 */
record LaneTools(
    LaneSettings settings,
    RetrySchedule schedule,
    EndpointHealth health,
    AttemptLog log,
    DeliveryMetrics metrics,
    Clock clock,
    Function<Event, String> groupsOf) {

  /** Where vehicles are in no groups. */
  LaneTools(
      LaneSettings settings,
      RetrySchedule schedule,
      EndpointHealth health,
      AttemptLog log,
      DeliveryMetrics metrics,
      Clock clock) {
    this(settings, schedule, health, log, metrics, clock, event -> null);
  }
}
