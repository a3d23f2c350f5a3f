package io.fleet.query.alert;

import io.fleet.query.page.Filters;
import io.fleet.query.page.TimeParameters;
import io.fleet.query.page.TimeRange;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How many alerts there are, by time. */
@Path("/v1/alert-trends")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "alerts")
public class AlertTrendResource {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST_OF_DAYS = Duration.ofDays(400);
  private static final Duration LONGEST_OF_HOURS = Duration.ofDays(31);
  private static final String DAY = "day";
  private static final String HOUR = "hour";

  private final AlertTrends trends;
  private final Clock clock;

  AlertTrendResource(AlertTrends trends, Clock clock) {
    this.trends = trends;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getAlertTrend",
      summary = "How many alerts began in each hour or day, by type and severity",
      description =
          "bucket: day (default, of zone, UTC unless said) or hour. Whole buckets: from and to are"
              + " moved out to their bounds. Without from the 30 days before to; at most 400 days, of"
              + " hours 31. vehicle_id and alert_type narrow it. Of the vehicles the caller sees.")
  public AlertTrend trend(
      @BeanParam TimeParameters time,
      @RestQuery String bucket,
      @RestQuery("vehicle_id") String vehicleId,
      @RestQuery("alert_type") String alertType) {
    Filters filters =
        Filters.of("alert-trend")
            .vehicleId(vehicleId)
            .text("alert_type", alertType)
            .oneOf("bucket", bucket, Set.of(DAY, HOUR));
    String size = filters.get("bucket").isEmpty() ? DAY : filters.get("bucket");
    boolean ofHours = size.equals(HOUR);
    TimeRange range = time.recent(clock, USUAL, ofHours ? LONGEST_OF_HOURS : LONGEST_OF_DAYS);
    return trends.of(filters, range, size, time.place());
  }
}
