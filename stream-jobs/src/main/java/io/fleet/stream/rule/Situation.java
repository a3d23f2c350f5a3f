package io.fleet.stream.rule;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.geofence.FenceMap;
import io.fleet.stream.rule.geofence.Surroundings;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.settings.Settings;

/**
 * What a rule may look at in one step: the event, what it says about the vehicle's motion, the trip
 * the vehicle is on, and the settings in force.
 *
 * @param telemetry the event; in a timer's step the last one applied
 * @param motion the motion after the event
 * @param tripId the open, confirmed trip, or null
 * @param driverId who drives, or null
 * @param overspeedEpisodes overspeed episodes opened so far
 * @param settings in force at the event's time; in a timer's step at the timer's
 * @param fences the fences there are
 * @param surroundings what the fences the vehicle is in say, as of the geofence rule's step
 */
public record Situation(
    Telemetry telemetry,
    Motion motion,
    String tripId,
    String driverId,
    int overspeedEpisodes,
    Settings settings,
    FenceMap fences,
    Surroundings surroundings) {

  /** The event's time, epoch milliseconds. */
  public long timeMs() {
    return telemetry.timestampMs();
  }
}
