package io.fleet.query.delivery;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** When vehicles are expected at their stops, and how far off that was. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "deliveries")
public class EtaResource {
  private static final Duration LATELY = Duration.ofHours(12);
  private static final Duration LONGEST_LATELY = Duration.ofDays(7);
  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Etas etas;
  private final Lists lists;
  private final Clock clock;

  EtaResource(Etas etas, Lists lists, Clock clock) {
    this.etas = etas;
    this.lists = lists;
    this.clock = clock;
  }

  @GET
  @Path("/delivery-etas")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDeliveryEtas",
      summary = "When vehicles are expected at the stops ahead of them, the next first",
      description =
          "Of each stop nobody has been at what was told last, with what its window has come to."
              + " from and to bound issued_at: without to up to now, without from the 12 h before,"
              + " at most 7 days. sort: eta. limit: 100, at most 1000.")
  public RestResponse<Page<DeliveryEta>> latest(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("plan_id") String planId) {
    Filters filters =
        Filters.of("delivery-etas")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("plan_id", planId)
            .recentTimes(parameters, clock, LATELY, LONGEST_LATELY);
    return lists.answer(
        etas.latest(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/eta-accuracy")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listEtaAccuracy",
      summary = "How far off ETAs were 5, 15, 30 and 60 min before arrival",
      description =
          "Over stops that were reached in the time asked for: the last 7 days unless said, at most"
              + " 31. What was told last before each horizon counts, if it was not told more than a"
              + " fifth of it earlier; beside it what the mean speed so far would have told. sort:"
              + " horizon_basis. limit: 100, at most 1000.")
  public RestResponse<Page<EtaAccuracy>> accuracy(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group) {
    Filters filters =
        Filters.of("eta-accuracy")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    return lists.answer(
        etas.accuracy(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
