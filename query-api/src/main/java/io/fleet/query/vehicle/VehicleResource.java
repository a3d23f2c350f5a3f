package io.fleet.query.vehicle;

import io.fleet.events.VehicleId;
import io.fleet.query.audit.AuditLog;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.problem.ProblemException;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Vehicles: last position and state, and tracks. */
@Path("/v1/vehicles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "vehicles")
public class VehicleResource {
  private static final Duration USUAL_TRACK = Duration.ofDays(1);
  private static final Duration LONGEST_TRACK = Duration.ofDays(366);

  private final Vehicles vehicles;
  private final Tracks tracks;
  private final Capabilities capabilities;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  VehicleResource(
      Vehicles vehicles,
      Tracks tracks,
      Capabilities capabilities,
      Lists lists,
      AuditLog audit,
      Clock clock) {
    this.vehicles = vehicles;
    this.tracks = tracks;
    this.capabilities = capabilities;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listVehicles",
      summary = "Where every vehicle is and what it does",
      description =
          "from and to bound last_seen. q: part of id, name or number plate. sort: vehicle_id"
              + " (usual), last_seen, -last_seen. limit: 100, at most 1000.")
  public RestResponse<Page<Vehicle>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery String q,
      @RestQuery("driver_id") String driverId,
      @RestQuery String state) {
    Filters filters =
        Filters.of("vehicles")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("q", q)
            .text("driver_id", driverId)
            .text("state", state)
            .times(parameters);
    return lists.answer(
        vehicles.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getVehicle",
      summary = "One vehicle, and which rules can be judged of it")
  public Vehicle one(@RestPath String id) {
    return known(id).with(capabilities.of(id));
  }

  @GET
  @Path("/{id}/track")
  @Operation(
      operationId = "getTrack",
      summary = "The fixes of a vehicle, oldest first",
      description =
          "Without to: up to now; without from: the 24 hours before to; at most 366 days. Messages"
              + " without a position are left out. Reading it is audited. limit: 1000, at most"
              + " 10000.")
  public Page<TrackFix> track(@RestPath String id, @BeanParam ListParameters parameters) {
    Filters filters =
        Filters.of("track")
            .text("id", id)
            .recentTimes(parameters, clock, USUAL_TRACK, LONGEST_TRACK);
    audit.readingOf(AuditLog.Action.READ_TRACK, "vehicle", id);
    Page<TrackFix> page =
        tracks.page(id, filters, parameters.window(filters, PageSize.TRACK, SortKey.OLDEST));
    if (page.items().isEmpty()) {
      known(id);
    }
    return page;
  }

  private Vehicle known(String id) {
    if (!VehicleId.isValid(id)) {
      throw ProblemException.unknown("vehicle");
    }
    return vehicles.one(id).orElseThrow(() -> ProblemException.unknown("vehicle"));
  }
}
