package io.fleet.simulator.truth;

import java.util.Locale;

/** A number a label carries; the unit is in its name. */
public enum Measure {
  /** Of a manoeuvre: the greatest mean over one second; of a shock: its greatest sample. */
  PEAK_G,
  /** The greatest single sample. */
  TRUE_PEAK_G,
  /** Speed when it began. */
  SPEED_KMPH,
  /** Greatest speed, of that moment whose excess over its limit was greatest. */
  PEAK_KMPH,
  /** The limit of that moment. */
  LIMIT_KMPH,
  /** Whether that limit is the road's (1) or the fleet's (0), as the road's is not known. */
  ROAD_LIMIT,
  /** From the first moment above to the last; of a stretch that opened no episode, its length. */
  ABOVE_S,
  DISTANCE_M,
  /** Time of a trip not stood. */
  MOVING_S,
  STANDING_S,
  /**
   * Of a trip: how close the standings at and between its ends came to what ends a trip, as the
   * least |ratio − 1|.
   */
  NEAREST_END,
  /** Of a visit: how far inside of the edge the vehicle was at most. */
  DEPTH_M,
  /** Of a visit: how far outside of the edge it was at most without having left. */
  NEAREST_EXIT_M,
  /** Of a visit: how long the vehicle had been away since its last one; absent of the first. */
  AWAY_S,
  /** Of a stop: its place in the order driven, from 1; absent if nobody was there. */
  RANK,
  /** Of a stop: its place in the planned order, from 1. */
  SEQUENCE,
  /** How long the service took. */
  SERVICE_S,
  /** How long the service was planned to take. */
  PLANNED_SERVICE_S,
  /** Of a stop: 1 if it was reached while one planned before it was still open. */
  OUT_OF_ORDER,
  /** How far the moment of being there was from the nearer end of the window. */
  WINDOW_EDGE_S,
  /** How long after the label's beginning the window ended; negative if it had ended before. */
  WINDOW_END_S,
  /** How long before the window's end the moment was that counts; negative if it was late. */
  WINDOW_LEFT_S;

  /** The name in JSON. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
