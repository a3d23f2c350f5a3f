package io.fleet.query.trip;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Listing;
import io.fleet.query.list.Lists;
import io.fleet.query.list.Order;
import io.fleet.query.list.Orders;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.scope.Scopes;
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

/** What driver apps declared, held against what was driven. */
@Path("/v1/declared-trips")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class DeclaredTripResource {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Orders<DeclaredTrip> ORDERS =
      Orders.of(
          List.of(
              Order.newest(
                  "declared_from", "declared_id", DeclaredTrip::declaredFrom, DeclaredTrip::id),
              Order.oldest(
                  "declared_from", "declared_id", DeclaredTrip::declaredFrom, DeclaredTrip::id)));
  private static final Orders.Sorted<DeclaredTrip> SORTED =
      ORDERS.of(SqlFile.load("declared-trips"));

  private final Scopes scopes;
  private final Lists lists;
  private final Clock clock;

  DeclaredTripResource(Scopes scopes, Lists lists, Clock clock) {
    this.scopes = scopes;
    this.lists = lists;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDeclaredTrips",
      summary = "Trips a driver app declared, each with the detected one that it was, newest first",
      description =
          "matched_by: trip_id (the telemetry names it), time (the one it shares the most time"
              + " with), not driven (none). Offsets say how much later the detected one began and"
              + " ended. from and to bound declared_from: the last 7 days unless said, at most 92."
              + " limit: 100, at most 1000.")
  public RestResponse<Page<DeclaredTrip>> list(
      @RestQuery("vehicle_id") String vehicleId,
      @RestQuery("matched_by") String matchedBy,
      @RestQuery String group,
      @BeanParam SortedListParameters parameters) {
    Filters filters =
        Filters.of("declared-trips")
            .vehicleId(vehicleId)
            .oneOf("matched_by", matchedBy, Set.of("trip_id", "time", "not driven"))
            .text("group", group)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    return lists.answer(listing(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  private Listing<DeclaredTrip, DeclaredTrip> listing(Filters filters, String sort) {
    Order<DeclaredTrip> order = ORDERS.parse(sort, filters);
    Bindings bindings =
        scopes
            .current()
            .bind(new Bindings())
            .text("vehicle_id", filters.get("vehicle_id"))
            .text("matched_by", filters.get("matched_by"))
            .text("group", filters.get("group"))
            .number("from_ms", filters.range().fromMs())
            .number("to_ms", filters.range().toMs());
    return Listing.of(DeclaredTrip.class, SORTED.by(order), order, bindings, DeclaredTrip::read);
  }
}
