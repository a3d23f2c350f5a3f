package io.fleet.gateway.behaviour;

import io.fleet.events.EventAction;
import io.fleet.events.EventActionJson;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.gateway.http.ActionReceipt;
import io.fleet.gateway.http.BodyIntake;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where a driver contests an event and an operator decides about it. The gateway knows no events:
 * whether one is the driver's own is judged where the score is made, which takes a contest of
 * somebody else's event for nothing.
 */
@Path("/v1/behaviour-events/{event_id}")
@Tag(name = "behaviour")
@SecurityRequirement(name = "SecurityScheme")
public class BehaviourEventResource {
  private static final int MAX_NAME_LENGTH = 128;

  private final BodyIntake intake;
  private final EventActionDesk desk;
  private final SecurityIdentity identity;

  BehaviourEventResource(BodyIntake intake, EventActionDesk desk, SecurityIdentity identity) {
    this.intake = intake;
    this.desk = desk;
    this.identity = identity;
  }

  /** Says that it was not so; for the driver whose event it is. */
  @POST
  @Path("/contest")
  @RolesAllowed(Role.DRIVER)
  @Operation(
      operationId = "contestEvent",
      summary = "A driver says that an event of their own was not so",
      description =
          "`vehicle_id`, `event_kind` and `reason` (one line, 512 characters at most); `driver_id` is"
              + " the token's. It weighs on until an operator excludes it; a contest of somebody"
              + " else's event changes nothing.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "The log has it: action_id, at")
  @APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
  @APIResponse(responseCode = "403", description = "/problems/forbidden")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> contest(
      @PathParam("event_id") String eventId, @Context HttpServerRequest request) {
    String driver = name();
    return take(request, eventId, EventAction.Kind.CONTESTED, driver, driver);
  }

  /** It weighs nothing from now on. */
  @POST
  @Path("/exclude")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "excludeEvent",
      summary = "An operator takes an event out of every score; it stays visible with its state",
      description =
          "`vehicle_id`, `event_kind`, `reason`; `driver_id` if it is to be kept with it.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "The log has it: action_id, at")
  @APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> exclude(
      @PathParam("event_id") String eventId, @Context HttpServerRequest request) {
    return take(request, eventId, EventAction.Kind.EXCLUDED, name(), null);
  }

  /** A contest was looked at, and the event stands. */
  @POST
  @Path("/reject")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "rejectContest",
      summary = "An operator lets an event stand that was contested",
      description = "The body is that of exclude.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "The log has it: action_id, at")
  @APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> reject(
      @PathParam("event_id") String eventId, @Context HttpServerRequest request) {
    return take(request, eventId, EventAction.Kind.REJECTED, name(), null);
  }

  /** It weighs again. */
  @POST
  @Path("/restore")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "restoreEvent",
      summary = "An operator lets an excluded event weigh again",
      description = "The body is that of exclude.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "The log has it: action_id, at")
  @APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> restore(
      @PathParam("event_id") String eventId, @Context HttpServerRequest request) {
    return take(request, eventId, EventAction.Kind.RESTORED, name(), null);
  }

  /**
   * @param driver who contests, null for a decision
   */
  private Uni<Response> take(
      HttpServerRequest request, String eventId, EventAction.Kind kind, String by, String driver) {
    return intake.take(
        request,
        body -> {
          EventAction action = read(eventId, kind, body, by, driver);
          return Uni.createFrom()
              .completionStage(() -> desk.write(action))
              .map(done -> ActionReceipt.of(action.actionId(), action.atMs()))
              .onFailure()
              .transform(
                  failure ->
                      new ProblemException(
                          ProblemType.LOG_AWAY, "not known to be stored; send it again"));
        });
  }

  private EventAction read(
      String eventId, EventAction.Kind kind, byte[] body, String by, String driver) {
    try {
      UUID id = EventActionJson.uuid("event_id", eventId);
      EventActionRequest asked = EventActionRequest.read(body);
      if (driver == null) {
        return desk.draw(id, kind, asked, by);
      }
      if (asked.driverId() != null && !asked.driverId().equals(driver)) {
        throw new ProblemException(ProblemType.FORBIDDEN, "a driver contests in their own name");
      }
      EventActionRequest own =
          new EventActionRequest(asked.vehicleId(), asked.eventKind(), driver, asked.reason());
      return desk.draw(id, kind, own, by);
    } catch (RefusedException e) {
      throw new ProblemException(ProblemType.BAD_REQUEST, e.refusal().detail());
    }
  }

  /** Who speaks: a name of one line that fits into the record. */
  private String name() {
    String name = identity.getPrincipal().getName();
    boolean good =
        name != null
            && !name.isBlank()
            && name.length() <= MAX_NAME_LENGTH
            && name.chars()
                .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    if (!good) {
      throw new ProblemException(ProblemType.FORBIDDEN, "the token's name cannot be written down");
    }
    return name;
  }
}
