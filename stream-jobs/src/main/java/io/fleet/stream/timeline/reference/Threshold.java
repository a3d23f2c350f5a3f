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
  HEALTH_HOT_DC("health.engine_hot_c", 60, 200, 10),
  HEALTH_HOT_AFTER_MS("health.engine_hot_s", 0, 3_600, 1_000),
  HEALTH_BATTERY_LOW_12_MV("health.battery_low_12_v", 6, 16, 1_000),
  HEALTH_BATTERY_LOW_24_MV("health.battery_low_24_v", 12, 32, 1_000),
  HEALTH_BATTERY_LOW_AFTER_MS("health.battery_low_s", 0, 86_400, 1_000),
  HEALTH_CHARGING_12_MV("health.charging_12_v", 6, 16, 1_000),
  HEALTH_CHARGING_24_MV("health.charging_24_v", 12, 32, 1_000),
  HEALTH_CHARGING_AFTER_MS("health.charging_s", 0, 86_400, 1_000),
  HEALTH_FUEL_LOSS_DPCT("health.fuel_loss_pct", 1, 100, 10),
  HEALTH_FUEL_LOSS_CL("health.fuel_loss_l", 0, 3_000, 100),
  HEALTH_LOW_CHARGE_DPCT("health.low_charge_pct", 0, 95, 10),
  HEALTH_FAULT_NEW_AFTER_MS("health.fault_code_new_days", 1, 60, 86_400_000),
  HEALTH_FAULT_GONE_AFTER_MS("health.fault_code_gone_h", 1, 720, 3_600_000),
  SILENT_AFTER_MS("silent.after_s", 30, 604_800, 1_000),
  GPS_LOST_AFTER_MS("gps_lost.after_s", 10, 3_600, 1_000),
  ROUTE_OFF_M("route.off_m", 5, 10_000, 1),
  ROUTE_AFTER_MS("route.off_s", 0, 3_600, 1_000),
  CRASH_IMPACT_MG("crash.impact_g", 0.5, 100, 1_000),
  CRASH_LOST_CKMPH("crash.lost_kmph", 5, 100, 100),
  CRASH_CONFIRM_AFTER_MS("crash.confirm_after_s", 20, 3_600, 1_000),
  CRASH_PARKED_IMPACT_MG("crash.parked_impact_g", 0.5, 100, 1_000),
  DELIVERY_AT_RISK_MS("delivery.at_risk_s", 0, 7_200, 1_000),
  DELIVERY_ETA_SLIP_MS("delivery.eta_slip_s", 60, 86_400, 1_000);

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
