package io.fleet.query.trip;

import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Trips, those still open too: detected ones and those a driver app declared. */
@Path("/v1/trips")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class TripResource {
  private final Trips trips;

  TripResource(Trips trips) {
    this.trips = trips;
  }

  @GET
  @Operation(
      operationId = "listTrips",
      summary = "Trips, newest start first",
      description =
          "Each trip once, in its newest version; withdrawn ones are left out unless"
              + " withdrawn=true asks for those alone. from and to bound"
              + " started_at; without them every trip is listed. state: open or closed; source:"
              + " detected or declared. limit: 100, at most 1000.")
  public Page<Trip> list(
      @BeanParam ListParameters parameters,
      @RestQuery("vehicle_id") String vehicleId,
      @RestQuery("driver_id") String driverId,
      @RestQuery String state,
      @RestQuery String source,
      @RestQuery String withdrawn) {
    Filters filters =
        Filters.of("trips")
            .vehicleId(vehicleId)
            .text("driver_id", driverId)
            .oneOf("state", state, Set.of("open", "closed"))
            .oneOf("source", source, Set.of("detected", "declared"))
            .oneOf("withdrawn", withdrawn, Set.of("true", "false"))
            .times(parameters);
    return trips.page(filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getTrip", summary = "One trip, in its newest version")
  public Trip one(@RestPath String id) {
    return trips.known(id);
  }
}
