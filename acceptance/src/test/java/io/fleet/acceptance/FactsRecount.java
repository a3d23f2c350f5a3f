package io.fleet.acceptance;

import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.Password;
import io.fleet.stream.io.facts.ClickHouseRepairFacts;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import java.net.URI;
import java.util.List;

/**
 * How far vehicles came, counted again from the stored events, whole and in the order of vehicle
 * time.
 */
final class FactsRecount {
  private final MotionRule rule = new MotionRule();
  private final ClickHouseRepairFacts facts;

  FactsRecount(FleetStack stack) {
    this.facts =
        new ClickHouseRepairFacts(
            ClickHouseSinkConfig.of(
                URI.create(stack.clickHouseUrl()), "fleet", "default", Password.none(), "unused"));
  }

  /** The sum over these vehicles, mm. */
  long distanceMm(List<String> vehicles) throws Exception {
    long sumMm = 0;
    for (String vehicle : vehicles) {
      sumMm += travelledMm(vehicle);
    }
    return sumMm;
  }

  private long travelledMm(String vehicle) throws Exception {
    Motion[] motion = {Motion.UNKNOWN};
    facts.events(
        vehicle,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        event -> {
          motion[0] = rule.step(motion[0], event);
          return true;
        });
    return motion[0].travelledMm();
  }
}
