package io.fleet.query.day;

import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** All vehicles that the caller sees, together. */
@Path("/v1/fleet")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "days")
public class FleetResource {
  private final Days days;
  private final Lists lists;
  private final Overviews overviews;
  private final Clock clock;

  FleetResource(Days days, Lists lists, Overviews overviews, Clock clock) {
    this.days = days;
    this.lists = lists;
    this.overviews = overviews;
    this.clock = clock;
  }

  @GET
  @Path("/overview")
  @Operation(
      operationId = "getFleetOverview",
      summary = "The fleet now, and what it did today",
      description =
          "Vehicles by state, alerts that are open by severity, and today's sums. Today is one of"
              + " zone (UTC unless said). Of the vehicles the caller sees.")
  public FleetOverview overview(@RestQuery String zone) {
    return overviews.now(Zone.parse(zone));
  }

  @GET
  @Path("/days")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listFleetDays",
      summary = "What all vehicles did on each day, newest first",
      description =
          "As /v1/vehicles/{id}/days, summed over the vehicles the caller sees. limit: 100, at most"
              + " 1000.")
  public RestResponse<Page<DayTotals>> days(@BeanParam SortedListParameters parameters) {
    Zone place = parameters.place();
    Filters filters =
        Filters.of("fleet-days")
            .text("zone", place.name())
            .recentTimes(parameters, clock, VehicleDayResource.USUAL, VehicleDayResource.LONGEST);
    return lists.answer(
        days.ofFleet(place, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
