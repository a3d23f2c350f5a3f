package io.fleet.query.api;

import static io.fleet.query.api.TwoGroups.DRIVER_OF_BOTH;
import static io.fleet.query.api.TwoGroups.driver;
import static io.fleet.query.api.TwoGroups.id;
import static io.fleet.query.api.TwoGroups.van;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What each reading operation of the API can be asked of a group's things. An operation that is not
 * here fails {@link LeakApiTest} by its name: whoever adds one says here how it could leak.
 */
final class Questions {

  /**
   * One request.
   *
   * @param path with its parameters
   * @param ofOne whether it names one thing, which is not found where it may not be seen
   * @param tells whether the answer names the group's things to whoever sees everything
   */
  record Question(String path, boolean ofOne, boolean tells) {}

  private static final long TWO_HOURS_AGO = System.currentTimeMillis() - 2 * 3_600_000L;

  private static final Map<String, Function<String, List<Question>>> BY_OPERATION =
      Map.ofEntries(
          Map.entry(
              "listVehicles",
              g ->
                  List.of(
                      list("/v1/vehicles?limit=1000"),
                      list("/v1/vehicles?group=leak-" + g + "&limit=1000"),
                      list("/v1/vehicles?vehicle_id=" + van(g)),
                      list("/v1/vehicles?bbox=10.9,47.9,11.1,48.1&limit=1000"),
                      list("/v1/vehicles?q=LEAK-" + g),
                      list("/v1/vehicles?sort=-last_seen&fields=vehicle_id&limit=1000"),
                      list("/v1/vehicles?driver_id=" + driver(g)))),
          Map.entry("getVehicle", g -> List.of(one("/v1/vehicles/" + van(g)))),
          Map.entry(
              "getTrack",
              g ->
                  List.of(
                      new Question("/v1/vehicles/" + van(g) + "/track", true, true),
                      one("/v1/vehicles/" + van(g) + "/track?points=2"),
                      one("/v1/vehicles/" + van(g) + "/track?format=geojson"),
                      one("/v1/vehicles/" + van(g) + "/track?format=gpx"),
                      one("/v1/vehicles/" + van(g) + "/track?format=csv"))),
          Map.entry(
              "listPositions",
              g ->
                  List.of(
                      list("/v1/positions?limit=1000"),
                      list("/v1/positions?limit=1000&polygon=10 47,12 47,11 49,10 47"),
                      list(
                          "/v1/positions?limit=1000&bbox=10.9,47.9,11.1,48.1&from="
                              + TWO_HOURS_AGO))),
          Map.entry(
              "getTripGeometry",
              g ->
                  List.of(
                      new Question("/v1/trips/" + id(g, 1) + "/geometry", true, false),
                      one("/v1/trips/" + id(g, 1) + "/geometry?format=gpx"),
                      new Question("/v1/trips/leak-" + g + "-trip/geometry", true, false))),
          Map.entry(
              "listTripEvents",
              g ->
                  List.of(
                      one("/v1/trips/" + id(g, 1) + "/events"),
                      new Question("/v1/trips/leak-" + g + "-trip/events", true, false))),
          Map.entry(
              "listDeclaredTrips",
              g ->
                  List.of(
                      list("/v1/declared-trips?limit=1000"),
                      list("/v1/declared-trips?group=leak-" + g),
                      list("/v1/declared-trips?sort=declared_from&vehicle_id=" + van(g)))),
          Map.entry("listTripDrivers", g -> List.of(one("/v1/trips/" + id(g, 1) + "/drivers"))),
          Map.entry("getTripPlaces", g -> List.of(one("/v1/trips/" + id(g, 1) + "/places"))),
          Map.entry("listTripStops", g -> List.of(one("/v1/trips/" + id(g, 1) + "/stops"))),
          Map.entry(
              "getHeatMap",
              g ->
                  List.of(
                      quiet("/v1/heatmaps/positions"),
                      quiet("/v1/heatmaps/harsh"),
                      quiet("/v1/heatmaps/overspeed"),
                      quiet("/v1/heatmaps/idling"))),
          Map.entry(
              "getHeatMapTile",
              g ->
                  List.of(
                      quiet("/v1/heatmaps/positions/tiles/0/0/0"),
                      quiet("/v1/heatmaps/harsh/tiles/0/0/0"))),
          Map.entry(
              "listTrips",
              g ->
                  List.of(
                      list("/v1/trips?limit=1000"),
                      list("/v1/trips?group=leak-" + g + "&limit=1000"),
                      list("/v1/trips?vehicle_id=" + van(g)),
                      list("/v1/trips?withdrawn=include&sort=started_at&from=" + TwoGroups.since()),
                      list("/v1/trips?source=declared&limit=1000"),
                      list("/v1/trips?driver_id=" + driver(g)))),
          Map.entry(
              "getTrip",
              g -> List.of(one("/v1/trips/" + id(g, 1)), one("/v1/trips/leak-" + g + "-trip"))),
          Map.entry("getTripScore", g -> List.of(one("/v1/trips/" + id(g, 1) + "/score"))),
          Map.entry(
              "listOverspeedEpisodes",
              g ->
                  List.of(
                      list("/v1/overspeed-episodes?limit=1000"),
                      list("/v1/overspeed-episodes?group=leak-" + g + "&limit=1000"),
                      list("/v1/overspeed-episodes?vehicle_id=" + van(g)),
                      list("/v1/overspeed-episodes?trip_id=" + id(g, 1)),
                      list("/v1/overspeed-episodes?driver_id=" + driver(g)))),
          Map.entry(
              "listAlerts",
              g ->
                  List.of(
                      list("/v1/alerts?limit=1000"),
                      list("/v1/alerts?group=leak-" + g + "&limit=1000"),
                      list("/v1/alerts?vehicle_id=" + van(g)),
                      list("/v1/alerts?withdrawn=include&limit=1000"),
                      list("/v1/alerts?driver_id=" + driver(g)))),
          Map.entry("getAlert", g -> List.of(one("/v1/alerts/" + id(g, 40)))),
          Map.entry("listAlertActions", g -> List.of(one("/v1/alerts/" + id(g, 40) + "/actions"))),
          Map.entry(
              "listWebhookAttempts",
              g ->
                  List.of(
                      list("/v1/webhook-attempts?limit=1000"),
                      list("/v1/webhook-attempts?message_id=msg-leak-" + g))),
          Map.entry("getEvidence", g -> List.of(one("/v1/alerts/" + id(g, 40) + "/evidence"))),
          Map.entry(
              "listDrivers",
              g ->
                  List.of(
                      list("/v1/drivers?limit=1000"),
                      list("/v1/drivers?driver_id=" + driver(g)),
                      list("/v1/drivers?driver_id=" + DRIVER_OF_BOTH))),
          Map.entry(
              "getDriverScore",
              g ->
                  List.of(
                      one("/v1/drivers/" + driver(g) + "/score"),
                      list("/v1/drivers/" + DRIVER_OF_BOTH + "/score"))),
          Map.entry(
              "getRecentDriving",
              g ->
                  List.of(
                      one("/v1/drivers/" + driver(g) + "/recent"),
                      quiet("/v1/drivers/" + DRIVER_OF_BOTH + "/recent"))),
          Map.entry(
              "listBehaviourEvents",
              g ->
                  List.of(
                      list("/v1/behaviour-events?limit=1000"),
                      list("/v1/behaviour-events?vehicle_id=" + van(g)),
                      list("/v1/behaviour-events?kind=overspeed&trip_id=" + id(g, 1)),
                      list("/v1/behaviour-events?driver_id=" + driver(g)))),
          Map.entry("listDriverDays", g -> List.of(list("/v1/drivers/" + driver(g) + "/days"))),
          Map.entry(
              "listHoursViolations",
              g ->
                  List.of(
                      list("/v1/drivers/" + driver(g) + "/violations"),
                      list("/v1/drivers/" + DRIVER_OF_BOTH + "/violations"))),
          Map.entry("listVehicleDays", g -> List.of(list("/v1/vehicles/" + van(g) + "/days"))),
          Map.entry(
              "getVehicleTimeline",
              g -> List.of(one("/v1/vehicles/" + van(g) + "/timeline?day=" + TwoGroups.day()))),
          Map.entry(
              "listVehicleUtilisation",
              g -> List.of(list("/v1/vehicles/" + van(g) + "/utilisation"))),
          Map.entry(
              "listUtilisation", g -> List.of(list("/v1/utilisation?sort=-distance_m&limit=1000"))),
          Map.entry(
              "listUtilisationFlags",
              g -> List.of(list("/v1/utilisation/flags?flag=under_used&limit=1000"))),
          Map.entry("getFleetUtilisation", g -> List.of(quiet("/v1/utilisation/fleet"))),
          Map.entry("getFleetOverview", g -> List.of(quiet("/v1/fleet/overview"))),
          Map.entry("listFleetDays", g -> List.of(quiet("/v1/fleet/days"))),
          Map.entry(
              "getAlertTrend",
              g ->
                  List.of(
                      quiet("/v1/alert-trends"), quiet("/v1/alert-trends?vehicle_id=" + van(g)))),
          Map.entry("getDriverRanking", g -> List.of(list("/v1/drivers/ranking"))),
          Map.entry(
              "getInsurerReport",
              g ->
                  List.of(
                      quiet("/v1/reports/insurer?month=2026-03"),
                      quiet("/v1/reports/insurer?month=2026-03&format=csv"))),
          Map.entry(
              "listDeadLetters",
              g ->
                  List.of(
                      list("/v1/dead-letters?limit=1000"),
                      list("/v1/dead-letters?record_key=" + van(g)))),
          Map.entry(
              "listTelemetry",
              g ->
                  List.of(
                      list("/v1/telemetry?limit=10000"),
                      list("/v1/telemetry?vehicle_id=" + van(g)),
                      list("/v1/telemetry?group=leak-" + g),
                      list("/v1/telemetry?driver_id=" + driver(g)))),
          Map.entry("getMe", g -> List.of(quiet("/v1/me"))),
          Map.entry("listApiKeys", g -> List.of(quiet("/v1/api-keys"))));

  /** What comes from the log itself has tests of its own, named here. */
  private static final Map<String, Class<?>> STREAMS =
      Map.of(
          "streamLive", ScopedLiveApiTest.class,
          "listChanges", ChangeFeedApiTest.class,
          "getSystem", SystemApiTest.class);

  private Questions() {}

  /** What the operation can be asked of a group; null if nobody has said so. */
  static List<Question> of(String operationId, String group) {
    Function<String, List<Question>> questions =
        BY_OPERATION.getOrDefault(operationId, WorkQuestions.BY_OPERATION.get(operationId));
    if (questions != null) {
      return questions.apply(group);
    }
    return STREAMS.containsKey(operationId) ? List.of() : null;
  }

  static Question list(String path) {
    return new Question(path, false, true);
  }

  static Question one(String path) {
    return new Question(path, true, true);
  }

  static Question quiet(String path) {
    return new Question(path, false, false);
  }
}
