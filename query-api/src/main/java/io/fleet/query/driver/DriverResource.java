package io.fleet.query.driver;

import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Drivers, as far as their own events, trips and vehicles name them. */
@Path("/v1/drivers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "drivers")
public class DriverResource {
  private final Drivers drivers;
  private final DriverScores scores;

  DriverResource(Drivers drivers, DriverScores scores) {
    this.drivers = drivers;
    this.scores = scores;
  }

  @GET
  @Operation(
      operationId = "listDrivers",
      summary = "Every driver that is known by an event, a trip or a vehicle",
      description = "Sorted by driver_id. from and to bound last_seen. limit: 100, at most 1000.")
  public Page<Driver> list(
      @BeanParam ListParameters parameters, @RestQuery("driver_id") String driverId) {
    Filters filters = Filters.of("drivers").text("driver_id", driverId).times(parameters);
    return drivers.page(filters, parameters.window(filters, PageSize.LIST, SortKey.OLDEST));
  }

  @GET
  @Path("/{id}/score")
  @Operation(
      operationId = "getDriverScore",
      summary = "A driver's score over the totals of a window, with every deduction",
      description =
          "The window ends now and holds the trips that started in it. window: 24h, 7d (default) or"
              + " 30d. Below 20 km there is no score but a reason.")
  public DriverScore score(@RestPath String id, @RestQuery String window) {
    ScoreWindow chosen = ScoreWindow.parse(window);
    if (!drivers.isKnown(id)) {
      throw ProblemException.unknown("driver");
    }
    return scores.over(chosen, id);
  }
}
