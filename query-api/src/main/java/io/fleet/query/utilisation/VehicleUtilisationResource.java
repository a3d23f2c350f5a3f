package io.fleet.query.utilisation;

import io.fleet.events.VehicleId;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.page.Zone;
import io.fleet.query.problem.ProblemException;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How one vehicle is used. */
@Path("/v1/vehicles/{id}/utilisation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "utilisation")
public class VehicleUtilisationResource {
  private final Uses uses;
  private final Lists lists;
  private final Clock clock;

  VehicleUtilisationResource(Uses uses, Lists lists, Clock clock) {
    this.uses = uses;
    this.lists = lists;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listVehicleUtilisation",
      summary = "What each of a vehicle's days was counted as, newest first",
      description =
          "Every second of a day of zone (UTC unless said) is one of driving, idling, standing and"
              + " offline, every metre is on one trip or on none. Days on which it was heard of"
              + " between from and to, each as a whole: the last 14 unless said, at most 92. limit:"
              + " 100, at most 1000.")
  public RestResponse<Page<UseDay>> days(
      @RestPath String id, @BeanParam SortedListParameters parameters) {
    if (!VehicleId.isValid(id)) {
      throw ProblemException.unknown("vehicle");
    }
    Zone zone = parameters.place();
    Filters filters =
        Filters.of("vehicle-utilisation")
            .text("id", id)
            .text("zone", zone.name())
            .recentTimes(parameters, clock, UtilisationResource.USUAL, UtilisationResource.LONGEST);
    return lists.answer(
        uses.days(id, zone, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
