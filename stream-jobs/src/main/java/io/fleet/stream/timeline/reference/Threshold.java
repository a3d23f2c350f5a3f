package io.fleet.stream.timeline.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A member of the rules' body: where it stands, what it may be, and the unit it is kept in. */
enum Threshold {
  /** 0 says that there is no limit, as null does. */
  OVERSPEED_LIMIT_CKMPH("overspeed.limit_kmph", 0, 300, 100),
  OVERSPEED_TOLERANCE_CPCT("overspeed.tolerance_pct", 0, 100, 100),
  OVERSPEED_OPENS_AFTER_MS("overspeed.opens_after_s", 0, 3_600, 1_000),
  OVERSPEED_ENDS_AFTER_MS("overspeed.end_after_s", 0, 3_600, 1_000),
  BRAKING_MG("harsh.braking_g", 0.05, 10, 1_000),
  ACCELERATION_MG("harsh.acceleration_g", 0.05, 10, 1_000),
  CORNERING_MG("harsh.cornering_g", 0.05, 10, 1_000),
  IDLING_OPENS_AFTER_MS("idling.opens_after_s", 0, 86_400, 1_000),
  TRIP_STANDING_MS("trip.standing_s", 1, 86_400, 1_000),
  TRIP_IGNITION_OFF_MS("trip.ignition_off_s", 0, 86_400, 1_000),
  TRIP_NO_DATA_MS("trip.no_data_s", 1, 604_800, 1_000),
  CRASH_IMPACT_MG("crash.impact_g", 0.5, 100, 1_000),
  CRASH_LOST_CKMPH("crash.lost_kmph", 5, 100, 100),
  CRASH_CONFIRM_AFTER_MS("crash.confirm_after_s", 20, 3_600, 1_000),
  CRASH_PARKED_IMPACT_MG("crash.parked_impact_g", 0.5, 100, 1_000);

  private static final Map<String, Threshold> BY_PATH =
      Arrays.stream(values()).collect(Collectors.toMap(each -> each.path, Function.identity()));

  private final String path;
  private final double least;
  private final double greatest;
  private final int scale;

  Threshold(String path, double least, double greatest, int scale) {
    this.path = path;
    this.least = least;
    this.greatest = greatest;
    this.scale = scale;
  }

  /** The threshold at a path of the body, or null. */
  static Threshold ofPath(String path) {
    return BY_PATH.get(path);
  }

  boolean accepts(double value) {
    return value >= least && value <= greatest;
  }

  /** The value in the unit it is kept in, a whole number. */
  long scaled(double value) {
    return Math.round(value * scale);
  }
}
