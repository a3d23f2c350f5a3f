package io.fleet.stream.rule.overspeed;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.OverspeedSettings;

/**
 * Which limit is in force at an event: the lowest known of the road's, the vehicle's or its class's
 * and that of the fences it is in; where none is known the fleet's stands in, if it has one. A
 * road's of 0 or above 150 km/h is unknown.
 */
final class Limit {
  private static final int GREATEST_ROAD_LIMIT_CKMPH = 15_000;

  private Limit() {}

  /** Whose limit is in force. */
  static LimitSource source(Situation situation) {
    int road = road(situation.telemetry());
    OverspeedSettings settings = situation.settings().overspeed();
    int known = settings.knownLimitCkmph();
    int fence = situation.surroundings().limitCkmph();
    if (fence > 0 && (road == 0 || fence <= road) && (known == 0 || fence <= known)) {
      return LimitSource.FENCE;
    }
    if (road > 0 && (known == 0 || road <= known)) {
      return LimitSource.ROAD;
    }
    return known > 0 ? settings.knownSource() : LimitSource.FLEET;
  }

  /** That limit, 0.01 km/h, or 0 for none. */
  static int ckmph(LimitSource source, Situation situation) {
    OverspeedSettings settings = situation.settings().overspeed();
    return switch (source) {
      case ROAD -> road(situation.telemetry());
      case FENCE -> situation.surroundings().limitCkmph();
      case FLEET -> settings.fleetLimitCkmph();
      case VEHICLE, CLASS, DRIVER_GROUP, GROUP -> settings.knownLimitCkmph();
    };
  }

  /** The road's limit as the device tells it, 0.01 km/h, or 0 if that is none. */
  private static int road(Telemetry t) {
    int limit = t.canonical(TelemetryField.SPEED_LIMIT);
    return limit == Telemetry.ABSENT || limit > GREATEST_ROAD_LIMIT_CKMPH ? 0 : limit;
  }
}
