package io.fleet.events.capability;

import static io.fleet.events.capability.Signal.ACCEL_LAT;
import static io.fleet.events.capability.Signal.ACCEL_LONG;
import static io.fleet.events.capability.Signal.ACCEL_PEAK;
import static io.fleet.events.capability.Signal.BATTERY;
import static io.fleet.events.capability.Signal.ENGINE_TEMP;
import static io.fleet.events.capability.Signal.FUEL;
import static io.fleet.events.capability.Signal.IGNITION;
import static io.fleet.events.capability.Signal.ODOMETER;
import static io.fleet.events.capability.Signal.POSITION;
import static io.fleet.events.capability.Signal.RPM;
import static io.fleet.events.capability.Signal.SPEED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each rule needs to be judged by a vehicle's messages, as {@code docs/alerts.md} says. What
 * the tracker itself reports counts in any case and is not meant here.
 */
public enum RuleNeeds {
  TRIP(300, "begin and end are only as exact as that", way(900, Set.of(POSITION))),
  IDLING(
      10,
      "only what lies between two messages counts",
      way(200, Set.of(IGNITION, RPM), Set.of(POSITION))),
  TOW(way(900, Set.of(IGNITION), Set.of(POSITION))),
  OVERSPEED(10, "short stretches are missed, episodes are marked sampled", way(60, Set.of(SPEED))),
  HARSH_BRAKING(
      3,
      "only what falls into a message's own second is seen",
      way(900, Set.of(ACCEL_LONG), Set.of(SPEED)),
      way(3, Set.of(SPEED))),
  HARSH_ACCELERATION(
      3,
      "only what falls into a message's own second is seen",
      way(900, Set.of(ACCEL_LONG)),
      way(3, Set.of(SPEED))),
  HARSH_CORNERING(
      3,
      "only what falls into a message's own second is seen",
      way(900, Set.of(ACCEL_LAT), Set.of(SPEED))),
  CRASH(way(5, Set.of(ACCEL_PEAK), Set.of(SPEED)), way(2, Set.of(SPEED))),
  IMPACT_PARKED(way(900, Set.of(ACCEL_PEAK), Set.of(POSITION))),
  SILENT_VEHICLE(way(900, Set.of(IGNITION))),
  GPS_LOST(way(300, Set.of(POSITION), Set.of(SPEED, ODOMETER, IGNITION))),
  ENGINE_OVERHEATED(way(300, Set.of(ENGINE_TEMP), Set.of(RPM, IGNITION))),
  BATTERY_LOW(way(900, Set.of(BATTERY), Set.of(RPM, IGNITION))),
  CHARGING_FAULT(way(900, Set.of(BATTERY), Set.of(RPM, IGNITION))),
  FUEL_LOSS(way(60, Set.of(FUEL), Set.of(POSITION)));

  private final int coarseAboveS;
  private final String coarse;
  private final List<Way> ways;

  /** Of rules of which slow sampling says nothing but whether they can be judged. */
  RuleNeeds(Way... ways) {
    this(Integer.MAX_VALUE, "", ways);
  }

  RuleNeeds(int coarseAboveS, String coarse, Way... ways) {
    this.coarseAboveS = coarseAboveS;
    this.coarse = coarse;
    this.ways = List.of(ways);
  }

  private static Way way(int slowestS, Set<Signal> anyOf) {
    return new Way(List.of(anyOf), slowestS);
  }

  private static Way way(int slowestS, Set<Signal> anyOf, Set<Signal> andAnyOf) {
    return new Way(List.of(anyOf, andAnyOf), slowestS);
  }

  /** Of every rule whether it can be judged, in a fixed order. */
  public static List<RuleCapability> judge(Capability known) {
    return Stream.of(values()).map(rule -> rule.of(known)).toList();
  }

  private RuleCapability of(Capability known) {
    List<String> reasons = new ArrayList<>();
    for (Way way : ways) {
      List<String> faults = way.faults(known);
      if (faults.isEmpty()) {
        return new RuleCapability(rule(), true, reserve(known));
      }
      reasons.add(String.join(", and ", faults));
    }
    return new RuleCapability(rule(), false, String.join("; ", reasons));
  }

  private String reserve(Capability known) {
    return known.samplingS() > coarseAboveS
        ? "sampling " + Seconds.text(known.samplingS()) + ": " + coarse
        : null;
  }

  private String rule() {
    return name().toLowerCase(Locale.ROOT);
  }
}
