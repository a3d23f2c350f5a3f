package io.fleet.query.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Reads routes in force, and what vehicles did with them. */
@ApplicationScoped
class Routes {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final Orders<PlannedRoute> ROUTE_ORDERS =
      Orders.of(List.of(Order.byId("route_id", PlannedRoute::routeId)));
  private static final Orders<RouteRun> RUN_ORDERS =
      Orders.of(
          List.of(
              Order.newest("started_at", "run", RouteRun::startedAt, RouteRun::runId),
              Order.oldest("started_at", "run", RouteRun::startedAt, RouteRun::runId)));
  private static final Orders<RouteCompliance> COMPLIANCE_ORDERS =
      Orders.of(
          List.of(
              Order.newest("since", "assignment", RouteCompliance::since, RouteCompliance::key),
              Order.oldest("since", "assignment", RouteCompliance::since, RouteCompliance::key)));
  private static final Orders<OffRouteEpisode> EPISODE_ORDERS =
      Orders.of(
          List.of(
              Order.newest(
                  "started_at", "episode", OffRouteEpisode::startedAt, OffRouteEpisode::episodeId),
              Order.oldest(
                  "started_at", "episode", OffRouteEpisode::startedAt, OffRouteEpisode::episodeId),
              Order.greatest(
                  "max_off_m", "episode", OffRouteEpisode::maxOffM, OffRouteEpisode::episodeId)));
  private static final Orders.Sorted<PlannedRoute> ROUTES = ROUTE_ORDERS.of(SqlFile.load("routes"));
  private static final Orders.Sorted<RouteRun> RUNS = RUN_ORDERS.of(SqlFile.load("route-runs"));
  private static final Orders.Sorted<RouteCompliance> COMPLIANCE =
      COMPLIANCE_ORDERS.of(SqlFile.load("route-compliance"));
  private static final Orders.Sorted<OffRouteEpisode> EPISODES =
      EPISODE_ORDERS.of(SqlFile.load("off-route-episodes"));

  private final Scopes scopes;
  private final ObjectMapper json;

  Routes(Scopes scopes, ObjectMapper json) {
    this.scopes = scopes;
    this.json = json;
  }

  Listing<PlannedRoute, PlannedRoute> inForce(Filters filters, String sort) {
    Order<PlannedRoute> order = ROUTE_ORDERS.parse(sort, filters);
    Bindings bindings =
        times(of(scopes.current(), filters), filters).text("route_id", filters.get("route_id"));
    return Listing.of(PlannedRoute.class, ROUTES.by(order), order, bindings, this::route);
  }

  Listing<RouteRun, RouteRun> runs(Filters filters, String sort) {
    Order<RouteRun> order = RUN_ORDERS.parse(sort, filters);
    Bindings bindings =
        ofPerson(filters).text("state", filters.get("state")).text("phase", filters.get("phase"));
    return Listing.of(RouteRun.class, RUNS.by(order), order, bindings, RouteRun::read);
  }

  Listing<RouteCompliance, RouteCompliance> compliance(Filters filters, String sort) {
    Order<RouteCompliance> order = COMPLIANCE_ORDERS.parse(sort, filters);
    Bindings bindings =
        times(of(scopes.current(), filters), filters)
            .text("route_id", filters.get("route_id"))
            .text("plan_id", filters.get("plan_id"));
    return Listing.of(
        RouteCompliance.class, COMPLIANCE.by(order), order, bindings, RouteCompliance::read);
  }

  Listing<OffRouteEpisode, OffRouteEpisode> episodes(Filters filters, String sort) {
    Order<OffRouteEpisode> order = EPISODE_ORDERS.parse(sort, filters);
    Bindings bindings = ofPerson(filters).text("state", filters.get("state"));
    return Listing.of(
        OffRouteEpisode.class, EPISODES.by(order), order, bindings, OffRouteEpisode::read);
  }

  private Bindings ofPerson(Filters filters) {
    String driverId = filters.get("driver_id");
    return times(of(scopes.forPerson(driverId), filters), filters)
        .text("route_id", filters.get("route_id"))
        .text("plan_id", filters.get("plan_id"))
        .text("trip_id", filters.get("trip_id"))
        .text("driver_id", driverId);
  }

  private static Bindings of(Scope scope, Filters filters) {
    return scope
        .bind(new Bindings())
        .texts("vehicle_ids", filters.vehicleIds())
        .text("group", filters.get("group"));
  }

  private static Bindings times(Bindings bindings, Filters filters) {
    return bindings
        .number("from_ms", filters.range().fromMs())
        .number("to_ms", filters.range().toMs());
  }

  private PlannedRoute route(Row row) throws SQLException {
    return new PlannedRoute(
        row.text("route_id"),
        row.integer("version"),
        row.text("name"),
        row.time("valid_from_ms"),
        row.time("valid_to_ms"),
        row.decimal("corridor_m"),
        vehicles(row.text("vehicles")),
        geometry(row.text("geometry")));
  }

  private List<String> vehicles(String text) {
    try {
      return json.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("written by the query itself", e);
    }
  }

  /** What stands in the topic although the gateway would refuse it is left out. */
  private JsonNode geometry(String text) {
    try {
      JsonNode node = text == null ? null : json.readTree(text);
      return node != null && node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
