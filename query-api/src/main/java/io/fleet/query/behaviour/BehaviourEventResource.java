package io.fleet.query.behaviour;

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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Behaviour events, which the gateway lets people contest, exclude, reject and restore. */
@Path("/v1/behaviour-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "behaviour")
public class BehaviourEventResource {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Set<String> KINDS =
      Set.of(
          "harsh_braking",
          "harsh_acceleration",
          "harsh_cornering",
          "crash",
          "overspeed",
          "idling",
          "tow");
  private static final Set<String> DECISIONS =
      Set.of("excluded", "rejected", "restored", "contested");

  private final BehaviourEvents events;
  private final Lists lists;
  private final AuditLog audit;
  private final Clock clock;

  BehaviourEventResource(BehaviourEvents events, Lists lists, AuditLog audit, Clock clock) {
    this.events = events;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listBehaviourEvents",
      summary = "Harsh manoeuvres, crashes, overspeed, idling and towing, newest start first",
      description =
          "Each event once, in its newest version, with what was decided about it; the gateway takes"
              + " decisions at POST /v1/behaviour-events/{event_id}/contest and its kin. from and to"
              + " bound started_at: without to up to now, without from the 30 days before, at most"
              + " 400 days. Role driver: one's own alone, by driver_id. Reading a driver's is"
              + " audited. sort: -started_at (usual), started_at. limit: 100, at most 1000.")
  public RestResponse<Page<BehaviourEvent>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String kind,
      @RestQuery String decision) {
    Filters filters =
        Filters.of("behaviour-events")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .oneOf("kind", kind, KINDS)
            .oneOf("decision", decision, DECISIONS)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    String driver = filters.get("driver_id");
    if (audit.isDriver() || !driver.isEmpty()) {
      audit.reading(AuditLog.Action.READ_EVENTS, driver.isEmpty() ? AuditLog.EVERYBODY : driver);
    }
    return lists.answer(
        events.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
