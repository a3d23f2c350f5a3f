package io.fleet.query.utilisation;

import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.page.Zone;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** How vehicles are used. */
@Path("/v1/utilisation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "utilisation")
public class UtilisationResource {
  static final Duration USUAL = Duration.ofDays(13);
  static final Duration LONGEST = Duration.ofDays(92);
  private static final Set<String> KINDS = Set.of("under_used", "multi_trip", "downtime");

  private final Uses uses;
  private final Lists lists;
  private final Clock clock;

  UtilisationResource(Uses uses, Lists lists, Clock clock) {
    this.uses = uses;
    this.lists = lists;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listUtilisation",
      summary = "How each vehicle was used over some days, and which rules flag it",
      description =
          "Vehicles heard of in the days of zone (UTC unless said) between from and to, whole days:"
              + " the last 14 unless said, at most 92. By id, or sort=-distance_m or distance_m."
              + " limit: 100, at most 1000.")
  public RestResponse<Page<VehicleUse>> vehicles(
      @RestQuery String group, @BeanParam SortedListParameters parameters) {
    Zone zone = parameters.place();
    Filters filters = filters("utilisation", zone, group, parameters);
    return lists.answer(
        uses.vehicles(zone, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/flags")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listUtilisationFlags",
      summary = "What is odd about vehicles' use, and the rule that says so, newest first",
      description =
          "flag: under_used (used_days: on less than half of the days it is to operate;"
              + " class_distance: less than a quarter of its class's median, of five vehicles or"
              + " more), multi_trip (trips_a_day: beyond its own median by more than 3 times its"
              + " spread and 3 trips, from 14 used days on), downtime (idle_asset: more than 8 hours"
              + " of its calendar without movement, heard of all the while). Days as in"
              + " /v1/utilisation; asked of the facts as they are now. limit: 100, at most 1000.")
  public RestResponse<Page<UseFlag>> flags(
      @RestQuery String vehicle_id,
      @RestQuery String flag,
      @RestQuery String group,
      @BeanParam SortedListParameters parameters) {
    Zone zone = parameters.place();
    Filters filters =
        filters("utilisation-flags", zone, group, parameters)
            .vehicleId(vehicle_id)
            .oneOf("flag", flag, KINDS);
    return lists.answer(
        uses.flags(zone, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/fleet")
  @Operation(
      operationId = "getFleetUtilisation",
      summary = "How the fleet was used over some days, and what it does now",
      description =
          "Vehicles by state now; sums over the days of zone (UTC unless said) between from and to,"
              + " the last 14 unless said, at most 92; how many vehicles each rule flags. Of the"
              + " vehicles the caller sees. limit and cursor are of no meaning here.")
  public FleetUse fleet(@BeanParam ListParameters parameters) {
    Zone zone = parameters.place();
    return uses.fleet(zone, filters("fleet-utilisation", zone, null, parameters).range());
  }

  private Filters filters(String list, Zone zone, String group, ListParameters parameters) {
    return Filters.of(list)
        .text("zone", zone.name())
        .text("group", group)
        .recentTimes(parameters, clock, USUAL, LONGEST);
  }
}
