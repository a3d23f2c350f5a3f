package io.fleet.stream.timeline.reference;

import static io.fleet.stream.timeline.reference.Threshold.ACCELERATION_MG;
import static io.fleet.stream.timeline.reference.Threshold.BRAKING_MG;
import static io.fleet.stream.timeline.reference.Threshold.CORNERING_MG;
import static io.fleet.stream.timeline.reference.Threshold.IDLING_OPENS_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_ENDS_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_LIMIT_CKMPH;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_OPENS_AFTER_MS;
import static io.fleet.stream.timeline.reference.Threshold.OVERSPEED_TOLERANCE_CPCT;
import static io.fleet.stream.timeline.reference.Threshold.TRIP_IGNITION_OFF_MS;
import static io.fleet.stream.timeline.reference.Threshold.TRIP_NO_DATA_MS;
import static io.fleet.stream.timeline.reference.Threshold.TRIP_STANDING_MS;

import io.fleet.stream.rule.settings.HarshThresholds;
import io.fleet.stream.rule.settings.IdlingSettings;
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.OverspeedSettings;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.settings.TripSettings;
import java.util.List;

/**
 * What is said of a vehicle at one moment. Of each member what is said of one thing stands before
 * what is said of many, and whoever drives before what is driven: the vehicle's own rules, those of
 * its driver's group, of its groups in their order, of its class, of the fleet, what is built in.
 *
 * @param facts of the vehicle
 * @param layers rules and whose they are, those that stand before others first
 */
record Layers(VehicleFacts facts, List<Layer> layers) {

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
            of(TRIP_NO_DATA_MS, trip.noDataMs())));
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
