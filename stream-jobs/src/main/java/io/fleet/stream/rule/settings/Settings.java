package io.fleet.stream.rule.settings;

import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedRoute;
import java.util.List;

/**
 * All that people can set of the rules, and what was learned of a vehicle, as it is for one vehicle
 * at one moment.
 *
 * @param overspeed of overspeed
 * @param harsh of harsh manoeuvres
 * @param idling of idling
 * @param trip of trips
 * @param health of a vehicle's health
 * @param watch of vehicles out of sight
 * @param service when the vehicle is due for service
 * @param crash of impacts
 * @param route of planned routes
 * @param sampling how often the vehicle is heard
 * @param delivery of deliveries that run late
 * @param travel how the fleet gets along, as learned
 * @param deliveries what it is to deliver, and what was scanned of that
 * @param routes it is to take
 */
public record Settings(
    OverspeedSettings overspeed,
    HarshThresholds harsh,
    IdlingSettings idling,
    TripSettings trip,
    CrashSettings crash,
    HealthSettings health,
    WatchSettings watch,
    ServicePlan service,
    RouteSettings route,
    Sampling sampling,
    DeliverySettings delivery,
    TravelTimes travel,
    DeliveryWork deliveries,
    List<PlannedRoute> routes) {
  /** What holds where nobody has set anything. */
  public static final Settings BUILT_IN =
      new Settings(
          OverspeedSettings.BUILT_IN,
          HarshThresholds.VAN,
          IdlingSettings.BUILT_IN,
          TripSettings.BUILT_IN,
          CrashSettings.BUILT_IN,
          HealthSettings.BUILT_IN,
          WatchSettings.BUILT_IN,
          ServicePlan.NONE,
          RouteSettings.BUILT_IN,
          Sampling.UNKNOWN,
          DeliverySettings.BUILT_IN,
          TravelTimes.BUILT_IN,
          DeliveryWork.NONE,
          List.of());

  /** The same for a vehicle that has something to deliver, or a way to take. */
  public Settings with(DeliveryWork work, List<PlannedRoute> ways) {
    return new Settings(
        overspeed, harsh, idling, trip, crash, health, watch, service, route, sampling, delivery,
        travel, work, ways);
  }
}
