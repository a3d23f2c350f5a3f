package io.fleet.stream.timeline.reference;

import static io.fleet.stream.timeline.reference.Threshold.ACCELERATION_MG;
import static io.fleet.stream.timeline.reference.Threshold.BRAKING_MG;
import static io.fleet.stream.timeline.reference.Threshold.CORNERING_MG;
import static io.fleet.stream.timeline.reference.Threshold.CRASH_CONFIRM_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.CRASH_IMPACT_MG;
import static io.fleet.stream.timeline.reference.Threshold.CRASH_LOST_CKMPH;
import static io.fleet.stream.timeline.reference.Threshold.CRASH_PARKED_IMPACT_MG;
import static io.fleet.stream.timeline.reference.Threshold.DELIVERY_AT_RISK_MS;
import static io.fleet.stream.timeline.reference.Threshold.DELIVERY_ETA_SLIP_MS;
import static io.fleet.stream.timeline.reference.Threshold.GPS_LOST_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_BATTERY_LOW_12_MV;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_BATTERY_LOW_24_MV;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_BATTERY_LOW_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_CHARGING_12_MV;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_CHARGING_24_MV;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_CHARGING_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_FAULT_GONE_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_FAULT_NEW_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_FUEL_LOSS_CL;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_FUEL_LOSS_DPCT;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_HOT_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_HOT_DC;
import static io.fleet.stream.timeline.reference.Threshold.HEALTH_LOW_CHARGE_DPCT;
import static io.fleet.stream.timeline.reference.Threshold.IDLING_OPENS_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_ENDS_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_LIMIT_CKMPH;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_OPENS_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_TOLERANCE_CPCT;
import static io.fleet.stream.timeline.reference.Threshold.ROUTE_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.ROUTE_OFF_M;
import static io.fleet.stream.timeline.reference.Threshold.SILENT_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.TRIP_IGNITION_OFF_MS;
import static io.fleet.stream.timeline.reference.Threshold.TRIP_NO_DATA_MS;
import static io.fleet.stream.timeline.reference.Threshold.TRIP_STANDING_MS;

import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.settings.CrashSettings;
import io.fleet.stream.rule.settings.DeliverySettings;
import io.fleet.stream.rule.settings.HarshThresholds;
import io.fleet.stream.rule.settings.HealthSettings;
import io.fleet.stream.rule.settings.IdlingSettings;
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.OverspeedSettings;
import io.fleet.stream.rule.settings.RouteSettings;
import io.fleet.stream.rule.settings.Sampling;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.settings.TravelTimes;
import io.fleet.stream.rule.settings.TripSettings;
import io.fleet.stream.rule.settings.WatchSettings;
import java.util.List;

/**
 * What is said of a vehicle at one moment. Of each member what is said of one thing stands before
 * what is said of many, and whoever drives before what is driven: the vehicle's own rules, those of
 * its driver's group, of its groups in their order, of its class, of the fleet, what is built in.
 *
 * @param facts of the vehicle
 * @param sampling of the vehicle
 * @param travel how the fleet gets along
 * @param layers rules and whose they are, those that stand before others first
 */
record Layers(VehicleFacts facts, Sampling sampling, TravelTimes travel, List<Layer> layers) {

  /**
   * Rules of one scope.
   *
   * @param source whose they are
   * @param thresholds what they say
   */
  record Layer(LimitSource source, Thresholds thresholds) {}

  Settings settings() {
    HarshThresholds harsh = HarshThresholds.ofClass(facts.vehicleClass());
    IdlingSettings idling = Settings.BUILT_IN.idling();
    TripSettings trip = Settings.BUILT_IN.trip();
    return new Settings(
        overspeed(),
        new HarshThresholds(
            (int) of(BRAKING_MG, harsh.brakingMg()),
            (int) of(ACCELERATION_MG, harsh.accelerationMg()),
            (int) of(CORNERING_MG, harsh.corneringMg())),
        new IdlingSettings(!facts.electric(), of(IDLING_OPENS_AFTER_MS, idling.opensAfterMs())),
        new TripSettings(
            of(TRIP_STANDING_MS, trip.standingMs()),
            of(TRIP_IGNITION_OFF_MS, trip.ignitionOffMs()),
            of(TRIP_NO_DATA_MS, trip.noDataMs())),
        crash(),
        health(),
        new WatchSettings(
            of(SILENT_AFTER_MS, of(TRIP_NO_DATA_MS, trip.noDataMs())),
            of(GPS_LOST_AFTER_MS, Settings.BUILT_IN.watch().gpsLostAfterMs())),
        facts.service(),
        new RouteSettings(
            (int) of(ROUTE_OFF_M, Settings.BUILT_IN.route().offM()),
            of(ROUTE_AFTER_MS, Settings.BUILT_IN.route().afterMs())),
        sampling,
        delivery(),
        travel,
        DeliveryWork.NONE,
        List.of());
  }

  private DeliverySettings delivery() {
    DeliverySettings builtIn = Settings.BUILT_IN.delivery();
    return new DeliverySettings(
        of(DELIVERY_AT_RISK_MS, builtIn.atRiskMs()), of(DELIVERY_ETA_SLIP_MS, builtIn.slipMs()));
  }

  private HealthSettings health() {
    HealthSettings builtIn = Settings.BUILT_IN.health();
    return new HealthSettings(
        new HealthSettings.Heat(
            (int) of(HEALTH_HOT_DC, builtIn.heat().aboveDc()),
            of(HEALTH_HOT_AFTER_MS, builtIn.heat().afterMs())),
        supply(builtIn.supply()),
        new HealthSettings.FuelLoss(
            facts.tankCl(),
            (int) of(HEALTH_FUEL_LOSS_DPCT, builtIn.fuel().shareDpct()),
            (int) of(HEALTH_FUEL_LOSS_CL, builtIn.fuel().volumeCl())),
        new HealthSettings.Charge(
            facts.drivesOnItsCharge(),
            (int) of(HEALTH_LOW_CHARGE_DPCT, builtIn.charge().belowDpct())),
        new HealthSettings.FaultCodes(
            of(HEALTH_FAULT_NEW_AFTER_MS, builtIn.faults().newAfterMs()),
            of(HEALTH_FAULT_GONE_AFTER_MS, builtIn.faults().goneAfterMs())));
  }

  private HealthSettings.Supply supply(HealthSettings.Supply builtIn) {
    return new HealthSettings.Supply(
        facts.electricalV(),
        (int) of(HEALTH_BATTERY_LOW_12_MV, builtIn.low12Mv()),
        (int) of(HEALTH_BATTERY_LOW_24_MV, builtIn.low24Mv()),
        of(HEALTH_BATTERY_LOW_AFTER_MS, builtIn.lowAfterMs()),
        (int) of(HEALTH_CHARGING_12_MV, builtIn.charging12Mv()),
        (int) of(HEALTH_CHARGING_24_MV, builtIn.charging24Mv()),
        of(HEALTH_CHARGING_AFTER_MS, builtIn.chargingAfterMs()));
  }

  private CrashSettings crash() {
    CrashSettings builtIn = Settings.BUILT_IN.crash();
    return new CrashSettings(
        (int) of(CRASH_IMPACT_MG, builtIn.impactMg()),
        (int) of(CRASH_LOST_CKMPH, builtIn.lostCkmph()),
        of(CRASH_CONFIRM_AFTER_MS, builtIn.confirmAfterMs()),
        (int) of(CRASH_PARKED_IMPACT_MG, builtIn.parkedImpactMg()));
  }

  /**
   * A limit set for less than the whole fleet is known, and of known limits the lowest counts; the
   * fleet's stands in where none is.
   */
  private OverspeedSettings overspeed() {
    OverspeedSettings builtIn = Settings.BUILT_IN.overspeed();
    LimitSource source = sourceOfLimit();
    int limit = (int) of(OVERSPEED_LIMIT_CKMPH, builtIn.fleetLimitCkmph());
    int known = source == LimitSource.FLEET ? 0 : limit;
    boolean vehiclesOwn = facts.limitCkmph() > 0 && (known == 0 || facts.limitCkmph() <= known);
    return new OverspeedSettings(
        vehiclesOwn ? facts.limitCkmph() : known,
        vehiclesOwn ? LimitSource.VEHICLE : source,
        source == LimitSource.FLEET ? limit : 0,
        (int) of(OVERSPEED_TOLERANCE_CPCT, builtIn.toleranceCpct()),
        of(OVERSPEED_OPENS_AFTER_MS, builtIn.opensAfterMs()),
        of(OVERSPEED_ENDS_AFTER_MS, builtIn.endsAfterMs()));
  }

  private LimitSource sourceOfLimit() {
    Layer layer = layerOf(OVERSPEED_LIMIT_CKMPH);
    return layer == null ? LimitSource.FLEET : layer.source();
  }

  private long of(Threshold threshold, long builtIn) {
    Layer layer = layerOf(threshold);
    return layer == null ? builtIn : layer.thresholds().get(threshold);
  }

  /** The first that says something of it, or null. */
  private Layer layerOf(Threshold threshold) {
    for (Layer layer : layers) {
      if (layer.thresholds().sets(threshold)) {
        return layer;
      }
    }
    return null;
  }
}
