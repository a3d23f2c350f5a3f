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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Overspeed episodes. */
@Path("/v1/overspeed-episodes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class OverspeedResource {
  private final OverspeedEpisodes episodes;
  private final Lists lists;

  OverspeedResource(OverspeedEpisodes episodes, Lists lists) {
    this.episodes = episodes;
    this.lists = lists;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listOverspeedEpisodes",
      summary = "Stretches driven above the limit, newest start first",
      description =
          "Each episode once, in its newest version; withdrawn ones are left out unless"
              + " withdrawn=true asks for those alone or withdrawn=include for both. from and to"
              + " bound started_at; without them every episode is listed. sort: -started_at"
              + " (usual), started_at, -duration_s, -peak_kmph; the last two with from and to at"
              + " most 92 days apart. limit: 100, at most 1000.")
  public RestResponse<Page<OverspeedEpisode>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String withdrawn) {
    Filters filters =
        Filters.of("overspeed-episodes")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .times(parameters);
    Withdrawn.filter(filters, withdrawn);
    return lists.answer(
        episodes.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
