package io.fleet.query.behaviour;

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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

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
  private final AuditLog audit;
  private final Clock clock;

  BehaviourEventResource(BehaviourEvents events, AuditLog audit, Clock clock) {
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listBehaviourEvents",
      summary = "Harsh manoeuvres, crashes, overspeed, idling and towing, newest start first",
      description =
          "Each event once, in its newest version, with what was decided about it; the gateway takes"
              + " decisions at POST /v1/behaviour-events/{event_id}/contest and its kin. from and to"
              + " bound started_at: without to up to now, without from the 30 days before, at most"
              + " 400 days. Role driver: one's own alone, by driver_id. Reading a driver's is"
              + " audited. limit: 100, at most 1000.")
  public Page<BehaviourEvent> list(
      @BeanParam ListParameters parameters,
      @RestQuery("vehicle_id") String vehicleId,
      @RestQuery("driver_id") String driverId,
      @RestQuery("trip_id") String tripId,
      @RestQuery String kind,
      @RestQuery String decision) {
    Filters filters =
        Filters.of("behaviour-events")
            .vehicleId(vehicleId)
            .text("driver_id", driverId)
            .text("trip_id", tripId)
            .oneOf("kind", kind, KINDS)
            .oneOf("decision", decision, DECISIONS)
            .recentTimes(parameters, clock, USUAL, LONGEST);
    String driver = filters.get("driver_id");
    if (audit.isDriver() || !driver.isEmpty()) {
      audit.reading(AuditLog.Action.READ_EVENTS, driver.isEmpty() ? AuditLog.EVERYBODY : driver);
    }
    return events.page(filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }
}
