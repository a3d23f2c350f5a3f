package io.fleet.query.vehicle;

import io.fleet.events.VehicleId;
import io.fleet.query.area.Area;
import io.fleet.query.area.AreaParameters;
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
import io.fleet.query.page.Window;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import io.fleet.query.track.Line;
import io.fleet.query.track.LineAnswers;
import io.fleet.query.track.LineParameters;
import io.fleet.query.track.Subject;
import io.fleet.query.track.TrackFix;
import io.fleet.query.track.TrackForm;
import io.fleet.query.track.TrackPage;
import io.fleet.query.track.Tracks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
  private final LineAnswers answers;
  private final Capabilities capabilities;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  VehicleResource(
      Vehicles vehicles,
      Tracks tracks,
      LineAnswers answers,
      Capabilities capabilities,
      Lists lists,
      AuditLog audit,
      Clock clock) {
    this.vehicles = vehicles;
    this.tracks = tracks;
    this.answers = answers;
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
          "from and to bound last_seen; bbox or polygon the last fix. q: part of id, name or number plate. sort: vehicle_id"
              + " (usual), last_seen, -last_seen. limit: 100, at most 1000.")
  public RestResponse<Page<Vehicle>> list(
      @BeanParam SortedListParameters parameters,
      @BeanParam AreaParameters where,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery String q,
      @RestQuery("driver_id") String driverId,
      @RestQuery String state) {
    Area area = where.area();
    Filters filters =
        Filters.of("vehicles")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("q", q)
            .text("driver_id", driverId)
            .text("state", state)
            .text("area", area.fingerprint())
            .times(parameters);
    return lists.answer(
        vehicles.list(filters, area, parameters.sort()), filters, parameters, PageSize.LIST);
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
  @Produces({MediaType.APPLICATION_JSON, TrackForm.GEO_JSON, TrackForm.GPX_XML, TrackForm.TEXT_CSV})
  @Operation(
      operationId = "getTrack",
      summary = "The fixes of a vehicle, oldest first",
      description =
          "Without to: up to now; without from: the 24 hours before to; at most 366 days. Messages"
              + " without a position are left out. Reading it is audited. JSON comes by pages"
              + " (limit: 1000, at most 10000) unless tolerance_m or points asks for a simpler line;"
              + " that, GeoJSON, GPX and CSV tell the whole time at once, of at most 1,000,000 fixes"
              + " read and 100,000 told. The first and the last fix and those around a gap of signal"
              + " are never left out.")
  @APIResponse(
      responseCode = "200",
      description = "The fixes",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TrackPage.class)),
        @Content(mediaType = TrackForm.GEO_JSON, schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = TrackForm.GPX_XML, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = TrackForm.TEXT_CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response track(
      @RestPath String id,
      @BeanParam ListParameters parameters,
      @BeanParam LineParameters line,
      @Context HttpHeaders headers,
      @Context UriInfo address) {
    Filters filters =
        Filters.of("track")
            .text("id", id)
            .recentTimes(parameters, clock, USUAL_TRACK, LONGEST_TRACK);
    audit.readingOf(AuditLog.Action.READ_TRACK, "vehicle", id);
    if (line.byPages(headers, address)) {
      return page(id, filters, parameters.window(filters, PageSize.TRACK, SortKey.OLDEST));
    }
    Line told = tracks.line(id, filters.range(), line.request());
    if (told.isEmpty()) {
      known(id);
    }
    return answers.of(new Subject(id, null), told, line.form(headers));
  }

  private Response page(String id, Filters filters, Window window) {
    Page<TrackFix> page = tracks.page(id, filters.range(), window);
    if (page.items().isEmpty()) {
      known(id);
    }
    return Response.ok(new TrackPage(page.items(), page.next()), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private Vehicle known(String id) {
    if (!VehicleId.isValid(id)) {
      throw ProblemException.unknown("vehicle");
    }
    return vehicles.one(id).orElseThrow(() -> ProblemException.unknown("vehicle"));
  }
}
