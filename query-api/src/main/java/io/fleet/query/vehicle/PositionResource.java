package io.fleet.query.vehicle;

import io.fleet.query.area.Area;
import io.fleet.query.area.AreaParameters;
import io.fleet.query.audit.AuditLog;
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
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where vehicles are now, and which vehicles were in an area. */
@Path("/v1/positions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "vehicles")
public class PositionResource {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Positions positions;
  private final AuditLog audit;
  private final Clock clock;

  PositionResource(Positions positions, AuditLog audit, Clock clock) {
    this.positions = positions;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listPositions",
      summary = "Last fixes, or which vehicles were in an area",
      description =
          "Sorted by vehicle_id. Without a time: the last fix of each vehicle, within bbox or polygon"
              + " if one is given. With from or to: the vehicles that were in that area in that time"
              + " (at most 31 days; without to up to now, without from the 24 hours before), with"
              + " their first and last fix there; an area must be given, and reading it is audited."
              + " Positions told in private mode count nowhere. limit: 100, at most 1000.")
  public Page<VehiclePosition> list(
      @BeanParam ListParameters parameters, @BeanParam AreaParameters where) {
    Area area = where.area();
    Filters filters = Filters.of("positions").text("area", area.fingerprint());
    if (isAbsent(parameters.from()) && isAbsent(parameters.to())) {
      return positions.now(area, parameters.window(filters, PageSize.LIST, SortKey.OLDEST));
    }
    if (area.isEverywhere()) {
      throw ProblemException.parameter("bbox", "an area, as bbox or polygon, expected with a time");
    }
    filters.recentTimes(parameters, clock, USUAL, LONGEST);
    audit.reading(AuditLog.Action.READ_AREA, AuditLog.EVERYBODY);
    return positions.between(
        filters.range(), area, parameters.window(filters, PageSize.LIST, SortKey.OLDEST));
  }

  private static boolean isAbsent(String value) {
    return value == null || value.isEmpty();
  }
}
