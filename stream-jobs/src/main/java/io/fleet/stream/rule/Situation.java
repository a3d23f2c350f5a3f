package io.fleet.stream.rule;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.motion.Motion;

/**
 * What a rule may look at in one step: the event, what it says about the vehicle's motion, and the
 * trip the vehicle is on.
 *
 * @param telemetry the event; in a timer's step the last one applied
 * @param motion the motion after the event
 * @param tripId the open, confirmed trip, or null
 * @param driverId who drives, or null
 * @param overspeedEpisodes overspeed episodes opened so far
 */
public record Situation(
    Telemetry telemetry, Motion motion, String tripId, String driverId, int overspeedEpisodes) {

  /** The event's time, epoch milliseconds. */
  public long timeMs() {
    return telemetry.timestampMs();
  }
}
