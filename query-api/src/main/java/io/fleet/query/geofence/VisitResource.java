package io.fleet.query.geofence;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Visits to geofences. */
@Path("/v1/geofence-visits")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "geofences")
public class VisitResource {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Set<String> STATES = Set.of("open", "closed");

  private final Visits visits;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  VisitResource(Visits visits, Lists lists, AuditLog audit, Clock clock) {
    this.visits = visits;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listGeofenceVisits",
      summary = "Visits to geofences, newest first",
      description =
          "Each visit once, in its newest version; of an open one the vehicle is still inside. from"
              + " and to bound entered_at: without to up to now, without from the 30 days before, at"
              + " most 400 days. Role driver: one's own alone, by driver_id. Reading a driver's is"
              + " audited. sort: -entered_at (usual), entered_at. limit: 100, at most 1000.")
  public RestResponse<Page<Visit>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("fence_id") String fenceId,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String state) {
    Filters filters =
        Filters.of("geofence-visits")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("fence_id", fenceId)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .oneOf("state", state, STATES)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    String driver = filters.get("driver_id");
    if (audit.isDriver() || !driver.isEmpty()) {
      audit.reading(AuditLog.Action.READ_EVENTS, driver.isEmpty() ? AuditLog.EVERYBODY : driver);
    }
    return lists.answer(
        visits.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
