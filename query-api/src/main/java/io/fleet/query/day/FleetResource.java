package io.fleet.query.day;

import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
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

/** All vehicles that the caller sees, together. */
@Path("/v1/fleet")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "days")
public class FleetResource {
  private final Days days;
  private final Overviews overviews;
  private final Clock clock;

  FleetResource(Days days, Overviews overviews, Clock clock) {
    this.days = days;
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
  @Operation(
      operationId = "listFleetDays",
      summary = "What all vehicles did on each day, newest first",
      description =
          "As /v1/vehicles/{id}/days, summed over the vehicles the caller sees. limit: 100, at most"
              + " 1000.")
  public Page<DayTotals> days(@BeanParam ListParameters parameters, @RestQuery String zone) {
    Zone place = Zone.parse(zone);
    Filters filters =
        Filters.of("fleet-days")
            .text("zone", place.name())
            .recentTimes(parameters, clock, VehicleDayResource.USUAL, VehicleDayResource.LONGEST);
    return days.ofFleet(place, filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }
}
