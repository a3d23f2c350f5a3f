package io.fleet.query.trip;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.TimeRange;
import io.fleet.query.security.Role;
import io.fleet.query.track.Line;
import io.fleet.query.track.LineAnswers;
import io.fleet.query.track.LineParameters;
import io.fleet.query.track.LineRequest;
import io.fleet.query.track.Subject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a trip is made of: its line, what happened on it, and where it halted. */
@Path("/v1/trips/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class TripPartsResource {
  private static final String TRIP = "trip";

  private final Trips trips;
  private final Tracks tracks;
  private final LineAnswers answers;
  private final TripEvents events;
  private final TripStops stops;
  private final TripCast cast;
  private final AuditLog audit;

  TripPartsResource(
      Trips trips,
      Tracks tracks,
      LineAnswers answers,
      TripEvents events,
      TripStops stops,
      TripCast cast,
      AuditLog audit) {
    this.trips = trips;
    this.tracks = tracks;
    this.answers = answers;
    this.events = events;
    this.stops = stops;
    this.cast = cast;
    this.audit = audit;
  }

  @GET
  @Path("/geometry")
  @Produces({MediaType.APPLICATION_JSON, TrackForm.GEO_JSON, TrackForm.GPX_XML, TrackForm.TEXT_CSV})
  @Operation(
      operationId = "getTripGeometry",
      summary = "The fixes of a trip, from its first moving one to its last",
      description =
          "Told as a whole, in JSON too: at most 100,000 fixes, or a simpler line by tolerance_m or"
              + " points. Fixes are kept 90 days; what is left of an older trip is its two ends, in"
              + " getTrip. Reading it is audited.")
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
  public Response geometry(
      @RestPath String id, @BeanParam LineParameters line, @Context HttpHeaders headers) {
    LineRequest request = line.request();
    TrackForm form = line.form(headers);
    audit.readingOf(AuditLog.Action.READ_TRACK, TRIP, id);
    Trip trip = trips.known(id);
    return answers.of(new Subject(trip.vehicleId(), trip.tripId()), line(trip, request), form);
  }

  @GET
  @Path("/events")
  @Operation(
      operationId = "listTripEvents",
      summary = "What happened on a trip, oldest first",
      description =
          "Harsh events, overspeed episodes, idling, crashes, times off a route and alerts in one"
              + " list, each in its newest version; withdrawn ones are left out. Those that name the trip, and those"
              + " that name none and lie in its time; of a declared trip those in its time. limit:"
              + " 100, at most 1000.")
  public Page<TripEvent> events(@RestPath String id, @BeanParam ListParameters parameters) {
    Filters filters = Filters.of("trip-events").text("id", id).times(parameters);
    Trip trip = trips.known(id);
    return events.page(
        trip, filters.range(), parameters.window(filters, PageSize.LIST, SortKey.OLDEST));
  }

  @GET
  @Path("/stops")
  @Operation(
      operationId = "listTripStops",
      summary = "Where a trip halted, and where it stood after it",
      description =
          "Stays of a minute or longer, by the fixes (kept 90 days), and the one that followed the"
              + " trip up to the vehicle's next one; of that nothing is told after a trip that"
              + " ended for want of data. Reading it is audited.")
  public TripStopList stops(@RestPath String id) {
    audit.readingOf(AuditLog.Action.READ_TRACK, TRIP, id);
    Trip trip = trips.known(id);
    return stops.of(trip, line(trip, LineRequest.EVERYTHING));
  }

  @GET
  @Path("/drivers")
  @Operation(
      operationId = "listTripDrivers",
      summary = "Who drove on a trip, and how much of it, in their order",
      description =
          "By the drivers' driving within the trip, so a change of drivers on the way is told;"
              + " driver_id of a trip is who began it. Empty where nobody was logged in or named.")
  public TripDriverList drivers(@RestPath String id) {
    return cast.drivers(trips.known(id));
  }

  @GET
  @Path("/places")
  @Operation(
      operationId = "getTripPlaces",
      summary = "Where a trip began and ended, by name where a fence has one",
      description =
          "The fence the vehicle was in then, of several the one it had come into last, with the"
              + " name it had then; without a named one the H3 cell alone. Reading it is audited.")
  public TripEnds places(@RestPath String id) {
    audit.readingOf(AuditLog.Action.READ_TRACK, TRIP, id);
    return cast.ends(trips.known(id));
  }

  /** Its last fix belongs to it, so the range ends a millisecond later. */
  private Line line(Trip trip, LineRequest request) {
    TimeRange range =
        new TimeRange(trip.startedAt().toEpochMilli(), trip.endedAt().toEpochMilli() + 1);
    return tracks.line(trip.vehicleId(), range, request);
  }
}
