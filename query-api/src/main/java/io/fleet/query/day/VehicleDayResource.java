package io.fleet.query.day;

import io.fleet.events.VehicleId;
import io.fleet.query.audit.AuditLog;
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
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A vehicle's days. */
@Path("/v1/vehicles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "days")
public class VehicleDayResource {
  static final Duration USUAL = Duration.ofDays(30);
  static final Duration LONGEST = Duration.ofDays(400);

  private final Days days;
  private final Lists lists;
  private final Timelines timelines;
  private final AuditLog audit;
  private final Clock clock;

  VehicleDayResource(Days days, Lists lists, Timelines timelines, AuditLog audit, Clock clock) {
    this.days = days;
    this.lists = lists;
    this.timelines = timelines;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Path("/days")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listVehicleDays",
      summary = "What a vehicle did on each day, newest first",
      description =
          "Days of zone (UTC unless said) that have anything in them between from and to, each as a"
              + " whole: the last 30 days unless said, at most 400. An hour and a trip belong to the"
              + " day on which they begin. limit: 100, at most 1000.")
  public RestResponse<Page<DayTotals>> days(
      @RestPath String id, @BeanParam SortedListParameters parameters) {
    Zone place = parameters.place();
    Filters filters =
        Filters.of("vehicle-days")
            .text("id", expectId(id))
            .text("zone", place.name())
            .recentTimes(parameters, clock, USUAL, LONGEST);
    return lists.answer(
        days.ofVehicle(id, place, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/timeline")
  @Operation(
      operationId = "getVehicleTimeline",
      summary = "A vehicle's day: trips, where it was parked, idling, events and alerts",
      description =
          "day, such as 2026-01-31, is one of zone (UTC unless said); without it today. Reading it is"
              + " audited.")
  public VehicleTimeline timeline(
      @RestPath String id, @RestQuery String day, @RestQuery String zone) {
    Zone place = Zone.parse(zone);
    LocalDate asked = place.day("day", day, clock.instant());
    audit.readingOf(AuditLog.Action.READ_TRACK, "vehicle", expectId(id));
    return timelines.of(id, asked, place);
  }

  private static String expectId(String id) {
    if (!VehicleId.isValid(id)) {
      throw ProblemException.unknown("vehicle");
    }
    return id;
  }
}
