package io.fleet.stream.rule.health;

import java.util.Set;

/** Which alerts are of a vehicle's health, and so for its workshop too. */
public final class HealthAlerts {
  /** Their types. */
  public static final Set<String> TYPES =
      Set.of(
          EngineAlert.OVERHEATED,
          EngineAlert.BATTERY_LOW,
          EngineAlert.CHARGING_FAULT,
          ChargeRule.TYPE,
          FuelLossRule.TYPE,
          FaultCodeRule.TYPE,
          ServiceAlert.TYPE);

  private HealthAlerts() {}
}
