package io.fleet.query.hours;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Drivers' hours by day, and the limits they exceeded. */
@Path("/v1/drivers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "drivers")
public class DriverHoursResource {
  private static final Duration USUAL = Duration.ofDays(28);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final DriverHours hours;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  DriverHoursResource(DriverHours hours, Lists lists, AuditLog audit, Clock clock) {
    this.hours = hours;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Path("/days")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDriverDays",
      summary = "What a driver did on each of their days, newest first",
      description =
          "Days are those of the driver's zone. from and to bound the first activity; without them"
              + " the last 28 days, at most 400. Advisory, no tachograph record. Role driver: one's"
              + " own alone. Reading it is audited. sort: newest (usual) or oldest first. limit: 100, at"
              + " most 1000.")
  public RestResponse<Page<DriverDay>> days(
      @RestPath String id, @BeanParam SortedListParameters parameters) {
    Filters filters = filters("driver-days", id, parameters);
    return lists.answer(hours.days(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/violations")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listHoursViolations",
      summary = "Limits of driving and rest that a driver exceeded, newest start first",
      description =
          "By the profile in force then, breaks cut short among them. from and to bound started_at;"
              + " without them the last 28 days, at most 400. Advisory, no tachograph record. Role"
              + " driver: one's own alone. Reading it is audited. sort: newest (usual) or oldest first. limit: 100, at"
              + " most 1000.")
  public RestResponse<Page<HoursViolation>> violations(
      @RestPath String id, @BeanParam SortedListParameters parameters) {
    Filters filters = filters("hours-violations", id, parameters);
    return lists.answer(
        hours.violations(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  private Filters filters(String list, String id, SortedListParameters parameters) {
    Filters filters =
        Filters.of(list).text("id", id).recentTimes(parameters, clock, USUAL, LONGEST);
    audit.reading(AuditLog.Action.READ_HOURS, id);
    return filters;
  }
}
