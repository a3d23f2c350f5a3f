package io.fleet.query.route;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Planned routes, and how vehicles kept to them. */
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "routes")
public class RouteResource {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Set<String> STATES = Set.of("open", "closed");
  private static final Set<String> PHASES = Set.of("approaching", "on_route", "completed");

  private final Routes routes;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  RouteResource(Routes routes, Lists lists, AuditLog audit, Clock clock) {
    this.routes = routes;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Path("/routes")
  @Operation(
      operationId = "listRoutes",
      summary = "Routes in force now, with their lines, by id",
      description =
          "geometry is a GeoJSON LineString; vehicle_ids are those that are to take the route"
              + " now, by the route itself or by a delivery plan that names it. Whoever sees the"
              + " vehicles of some groups alone sees the routes that one of these is to take."
              + " from and to bound valid_from; without them every route in force is listed."
              + " sort: route_id. limit: 100, at most 1000.")
  public RestResponse<Page<PlannedRoute>> inForce(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("route_id") String routeId) {
    Filters filters =
        Filters.of("routes")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("route_id", routeId)
            .times(parameters);
    return lists.answer(
        routes.inForce(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/routes/{id}/compliance")
  @Operation(
      operationId = "listRouteCompliance",
      summary = "How vehicles kept to one route, those that had it last first",
      description =
          "A row for each vehicle and each time it was given the route: metres in the corridor and"
              + " off it, their share, progress, episodes, over its trips that began between from"
              + " and to: without to up to now, without from the 30 days before, at most 400 days."
              + " Of a route nobody had there is nothing. sort: -since (usual), since. limit: 100,"
              + " at most 1000.")
  public RestResponse<Page<RouteCompliance>> compliance(
      @RestPath String id,
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("plan_id") String planId) {
    Filters filters =
        Filters.of("route-compliance")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("route_id", id)
            .text("plan_id", planId)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    return lists.answer(
        routes.compliance(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/route-runs")
  @Operation(
      operationId = "listRouteRuns",
      summary = "What trips did with the routes they had to take, newest first",
      description =
          "Each trip and route once, in its newest version. before_m, inside_m, off_m and after_m"
              + " add up to what the trip drove while the vehicle had the route. from and to bound"
              + " started_at: without to up to now, without from the 30 days before, at most 400"
              + " days. Reading a driver's is audited. sort: -started_at (usual), started_at."
              + " limit: 100, at most 1000.")
  public RestResponse<Page<RouteRun>> runs(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("route_id") String routeId,
      @RestQuery("plan_id") String planId,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String state,
      @RestQuery String phase) {
    Filters filters =
        Filters.of("route-runs")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("route_id", routeId)
            .text("plan_id", planId)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .oneOf("state", state, STATES)
            .oneOf("phase", phase, PHASES)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    auditDriver(filters);
    return lists.answer(
        routes.runs(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/off-route-episodes")
  @Operation(
      operationId = "listOffRouteEpisodes",
      summary = "When vehicles were off their routes, newest first",
      description =
          "Each episode once, in its newest version; in an open one the vehicle is still off its"
              + " route. from and to bound started_at: without to up to now, without from the 30"
              + " days before, at most 400 days. Reading a driver's is audited. sort: -started_at"
              + " (usual), started_at, -max_off_m. limit: 100, at most 1000.")
  public RestResponse<Page<OffRouteEpisode>> episodes(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("route_id") String routeId,
      @RestQuery("plan_id") String planId,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String state) {
    Filters filters =
        Filters.of("off-route-episodes")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("route_id", routeId)
            .text("plan_id", planId)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .oneOf("state", state, STATES)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    auditDriver(filters);
    return lists.answer(
        routes.episodes(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  private void auditDriver(Filters filters) {
    String driver = filters.get("driver_id");
    if (!driver.isEmpty()) {
      audit.reading(AuditLog.Action.READ_EVENTS, driver);
    }
  }
}
