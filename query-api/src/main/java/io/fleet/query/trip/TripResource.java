package io.fleet.query.trip;

import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.list.Withdrawn;
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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Trips, those still open too: detected ones and those a driver app declared. */
@Path("/v1/trips")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class TripResource {
  private final Trips trips;
  private final Lists lists;

  TripResource(Trips trips, Lists lists) {
    this.trips = trips;
    this.lists = lists;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listTrips",
      summary = "Trips, newest start first",
      description =
          "Each trip once, in its newest version; withdrawn ones are left out unless withdrawn=true"
              + " asks for those alone or withdrawn=include for both. from and to bound started_at;"
              + " without them every trip is listed. state: open or closed; source: detected or"
              + " declared. sort: -started_at (usual), started_at, distance_m, -distance_m,"
              + " duration_s, -duration_s; all but the first two with from and to at most 92 days"
              + " apart. limit: 100, at most 1000.")
  public RestResponse<Page<Trip>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("driver_id") String driverId,
      @RestQuery String state,
      @RestQuery String source,
      @RestQuery String withdrawn) {
    Filters filters =
        Filters.of("trips")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("driver_id", driverId)
            .oneOf("state", state, Set.of("open", "closed"))
            .oneOf("source", source, Set.of("detected", "declared"))
            .times(parameters);
    Withdrawn.filter(filters, withdrawn);
    return lists.answer(trips.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getTrip", summary = "One trip, in its newest version")
  public Trip one(@RestPath String id) {
    return trips.known(id);
  }
}
