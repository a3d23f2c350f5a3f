package io.fleet.query.delivery;

import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.page.Zone;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Deliveries: stops of plans, windows kept by day and place, and where it takes long. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "deliveries")
public class DeliveryResource {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Set<String> STATES =
      Set.of(
          "planned",
          "approaching",
          "arrived",
          "servicing",
          "departed",
          "failed",
          "skipped",
          "missed",
          "cancelled",
          "unplanned");
  private static final Set<String> SLAS =
      Set.of("none", "open", "at_risk", "early", "on_time", "late", "missed");
  private static final Set<String> PARTS = Set.of("day", "site");

  private final Deliveries deliveries;
  private final Lists lists;
  private final Clock clock;

  DeliveryResource(Deliveries deliveries, Lists lists, Clock clock) {
    this.deliveries = deliveries;
    this.lists = lists;
    this.clock = clock;
  }

  @GET
  @Path("/delivery-stops")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDeliveryStops",
      summary = "Stops of delivery plans, the newest plan first",
      description =
          "Each stop once: what has become of it, or as it is planned while nothing has. from and"
              + " to bound plan_since, since when the vehicle has the plan: without to up to now,"
              + " without from the 30 days before, at most 92 days. Places are the plan's own."
              + " sort: -plan_since (usual), plan_since. limit: 100, at most 1000.")
  public RestResponse<Page<DeliveryStop>> stops(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("plan_id") String planId,
      @RestQuery String state,
      @RestQuery String sla) {
    Filters filters =
        Filters.of("delivery-stops")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("plan_id", planId)
            .oneOf("state", state, STATES)
            .oneOf("sla", sla, SLAS)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    return lists.answer(
        deliveries.stops(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/delivery-days")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDeliveryDays",
      summary = "Windows kept and missed on each day, newest first",
      description =
          "Days of zone (UTC unless said), each as a whole: the last 30 unless said, at most 92."
              + " by: day (usual), or site for each place apart: a cell of about 130 m. A stop"
              + " counts for the day on which its window ends, or without a window its plan begins."
              + " limit: 100, at most 1000.")
  public RestResponse<Page<SlaDay>> days(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery String by) {
    Zone place = parameters.place();
    Filters filters =
        filters("delivery-days", place, parameters, vehicleIds, group).oneOf("by", by, PARTS);
    return lists.answer(
        deliveries.days(place, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/delivery-sites")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDeliverySites",
      summary = "How long stops take by place and hour of the day, the farthest above plan first",
      description =
          "Of stops served on days of zone (UTC unless said): the last 30 unless said, at most 92."
              + " A place is a cell of about 130 m; it is a bottleneck in an hour in which the p90"
              + " of the time from the beginning of the service to departure exceeds the mean of"
              + " what was planned. sort: -over_s (usual), -dwell_p90_s, site_hour. limit: 100, at"
              + " most 1000.")
  public RestResponse<Page<SiteHour>> sites(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group) {
    Zone place = parameters.place();
    Filters filters = filters("delivery-sites", place, parameters, vehicleIds, group);
    return lists.answer(
        deliveries.sites(place, filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  private Filters filters(
      String list,
      Zone place,
      SortedListParameters parameters,
      List<String> vehicleIds,
      String group) {
    return Filters.of(list)
        .vehicleIds(vehicleIds)
        .text("group", group)
        .text("zone", place.name())
        .recentTimes(parameters, clock, USUAL, LONGEST);
  }
}
