package io.fleet.query.telemetry;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What vehicles measured. */
@Path("/v1/telemetry")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "telemetry")
public class TelemetryResource {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final TelemetryRows rows;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  TelemetryResource(TelemetryRows rows, Lists lists, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listTelemetry",
      summary = "What vehicles measured, as it is stored",
      description =
          "Vehicle by vehicle, of each oldest first, every message once; those without a position"
              + " too. Without to: up to now; without from: the 24 hours before to; at most 366"
              + " days. Kept for 90 days. Reading it is audited. limit: 1000, at most 10000.")
  public RestResponse<Page<TelemetryItem>> list(
      @BeanParam ListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("driver_id") String driverId) {
    Filters filters =
        Filters.of("telemetry")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("driver_id", driverId)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    audit(filters);
    return lists.answer(rows.list(filters), filters, parameters, PageSize.TRACK);
  }

  private void audit(Filters filters) {
    if (filters.vehicleIds().isEmpty()) {
      audit.reading(AuditLog.Action.READ_TELEMETRY, AuditLog.EVERYBODY);
    }
    filters
        .vehicleIds()
        .forEach(id -> audit.readingOf(AuditLog.Action.READ_TELEMETRY, "vehicle", id));
  }
}
