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
import org.jboss.resteasy.reactive.RestQuery;

/** Overspeed episodes. */
@Path("/v1/overspeed-episodes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class OverspeedResource {
  private final OverspeedEpisodes episodes;

  OverspeedResource(OverspeedEpisodes episodes) {
    this.episodes = episodes;
  }

  @GET
  @Operation(
      operationId = "listOverspeedEpisodes",
      summary = "Stretches driven above the limit, newest start first",
      description =
          "Each episode once, in its newest version; withdrawn ones are left out unless"
              + " withdrawn=true asks for those alone. from and to"
              + " bound started_at; without them every episode is listed. limit: 100, at most"
              + " 1000.")
  public Page<OverspeedEpisode> list(
      @BeanParam ListParameters parameters,
      @RestQuery("vehicle_id") String vehicleId,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String withdrawn) {
    Filters filters =
        Filters.of("overspeed-episodes")
            .vehicleId(vehicleId)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .oneOf("withdrawn", withdrawn, Set.of("true", "false"))
            .times(parameters);
    return episodes.page(filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }
}
