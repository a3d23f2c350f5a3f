package io.fleet.query.hours;

import io.fleet.query.audit.AuditLog;
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
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Drivers' hours by day, and the limits they exceeded. */
@Path("/v1/drivers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "drivers")
public class DriverHoursResource {
  private static final Duration USUAL = Duration.ofDays(28);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final DriverHours hours;
  private final AuditLog audit;
  private final Clock clock;

  DriverHoursResource(DriverHours hours, AuditLog audit, Clock clock) {
    this.hours = hours;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Path("/days")
  @Operation(
      operationId = "listDriverDays",
      summary = "What a driver did on each of their days, newest first",
      description =
          "Days are those of the driver's zone. from and to bound the first activity; without them"
              + " the last 28 days, at most 400. Advisory, no tachograph record. Role driver: one's"
              + " own alone. Reading it is audited. limit: 100, at most 1000.")
  public Page<DriverDay> days(@RestPath String id, @BeanParam ListParameters parameters) {
    Filters filters = filters("driver-days", id, parameters);
    return hours.days(filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }

  @GET
  @Path("/violations")
  @Operation(
      operationId = "listHoursViolations",
      summary = "Limits of driving and rest that a driver exceeded, newest start first",
      description =
          "By the profile in force then, breaks cut short among them. from and to bound started_at;"
              + " without them the last 28 days, at most 400. Advisory, no tachograph record. Role"
              + " driver: one's own alone. Reading it is audited. limit: 100, at most 1000.")
  public Page<HoursViolation> violations(
      @RestPath String id, @BeanParam ListParameters parameters) {
    Filters filters = filters("hours-violations", id, parameters);
    return hours.violations(filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }

  private Filters filters(String list, String id, ListParameters parameters) {
    Filters filters =
        Filters.of(list).text("id", id).recentTimes(parameters, clock, USUAL, LONGEST);
    audit.reading(AuditLog.Action.READ_HOURS, id);
    return filters;
  }
}
