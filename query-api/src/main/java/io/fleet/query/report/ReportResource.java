package io.fleet.query.report;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Reports for others. */
@Path("/v1/reports")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "reports")
public class ReportResource {
  private static final String CSV = "text/csv";

  private final InsurerReports reports;

  ReportResource(InsurerReports reports) {
    this.reports = reports;
  }

  @GET
  @Path("/insurer")
  @Produces({MediaType.APPLICATION_JSON, CSV})
  @Operation(
      operationId = "getInsurerReport",
      summary = "A month of the fleet and of each vehicle class, with nobody named",
      description =
          "Kilometres, confirmed crashes per million km, harsh events per 100 km, share of time over"
              + " the limit, how scores are spread, and what is known of the metres. month: as"
              + " 2026-03, in UTC. format: json (default) or csv.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = InsurerReport.class)),
        @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
      })
  public Response insurer(@RestQuery String month, @RestQuery String format) {
    boolean csv = "csv".equals(format);
    if (!csv && format != null && !format.isEmpty() && !"json".equals(format)) {
      throw ProblemException.parameter("format", "one of [csv, json] expected");
    }
    InsurerReport report = reports.of(parse(month));
    return csv
        ? Response.ok(ReportCsv.of(report), CSV + ";charset=UTF-8").build()
        : Response.ok(report, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static YearMonth parse(String month) {
    try {
      if (month != null && month.matches("\\d{4}-\\d{2}")) {
        return YearMonth.parse(month);
      }
    } catch (DateTimeException e) {
      // told below, as for anything else that is no month
    }
    throw ProblemException.parameter("month", "a month such as 2026-03 expected");
  }
}
