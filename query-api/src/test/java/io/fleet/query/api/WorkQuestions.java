package io.fleet.query.api;

import static io.fleet.query.api.Questions.list;
import static io.fleet.query.api.Questions.quiet;
import static io.fleet.query.api.TwoGroups.driver;
import static io.fleet.query.api.TwoGroups.id;
import static io.fleet.query.api.TwoGroups.van;

import io.fleet.query.api.Questions.Question;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What can be asked of a group's work: places visited, deliveries, routes. */
final class WorkQuestions {
  static final Map<String, Function<String, List<Question>>> BY_OPERATION =
      Map.ofEntries(
          Map.entry(
              "listGeofenceVisits",
              g ->
                  List.of(
                      list("/v1/geofence-visits?limit=1000"),
                      list("/v1/geofence-visits?vehicle_id=" + van(g)),
                      list("/v1/geofence-visits?group=leak-" + g),
                      list("/v1/geofence-visits?fence_id=yard&trip_id=" + id(g, 1)),
                      list("/v1/geofence-visits?state=closed&driver_id=" + driver(g)))),
          Map.entry(
              "listDeliveryStops",
              g ->
                  List.of(
                      list("/v1/delivery-stops?limit=1000"),
                      list("/v1/delivery-stops?group=leak-" + g + "&limit=1000"),
                      list("/v1/delivery-stops?vehicle_id=" + van(g)),
                      list("/v1/delivery-stops?state=planned&plan_id=leak-" + g + "-plan"))),
          Map.entry(
              "listDeliveryDays",
              g ->
                  List.of(
                      quiet("/v1/delivery-days"),
                      quiet("/v1/delivery-days?by=site&vehicle_id=" + van(g)))),
          Map.entry(
              "listDeliveryEtas",
              g ->
                  List.of(
                      list("/v1/delivery-etas?limit=1000"),
                      list("/v1/delivery-etas?group=leak-" + g),
                      list("/v1/delivery-etas?vehicle_id=" + van(g)),
                      list("/v1/delivery-etas?plan_id=leak-" + g + "-plan"))),
          Map.entry("listEtaAccuracy", g -> List.of(quiet("/v1/eta-accuracy"))),
          Map.entry("listDeliverySites", g -> List.of(quiet("/v1/delivery-sites"))),
          Map.entry(
              "listRoutes",
              g ->
                  List.of(
                      list("/v1/routes?limit=1000"),
                      list("/v1/routes?route_id=leak-" + g + "-route"),
                      list("/v1/routes?vehicle_id=" + van(g)),
                      list("/v1/routes?group=leak-" + g))),
          Map.entry(
              "listRouteCompliance",
              g -> List.of(list("/v1/routes/leak-" + g + "-route/compliance"))),
          Map.entry(
              "listRouteRuns",
              g ->
                  List.of(
                      list("/v1/route-runs?limit=1000"),
                      list("/v1/route-runs?vehicle_id=" + van(g)),
                      list("/v1/route-runs?route_id=leak-" + g + "-route&group=leak-" + g),
                      list("/v1/route-runs?trip_id=" + id(g, 1) + "&driver_id=" + driver(g)))),
          Map.entry(
              "listOffRouteEpisodes",
              g ->
                  List.of(
                      list("/v1/off-route-episodes?limit=1000"),
                      list("/v1/off-route-episodes?vehicle_id=" + van(g)),
                      list("/v1/off-route-episodes?group=leak-" + g + "&sort=-max_off_m"),
                      list("/v1/off-route-episodes?trip_id=" + id(g, 1)))));

  private WorkQuestions() {}
}
