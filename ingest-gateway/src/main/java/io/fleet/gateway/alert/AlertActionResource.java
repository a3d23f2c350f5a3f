package io.fleet.gateway.alert;

import io.fleet.events.AlertAction;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where people handle alerts. The gateway knows no alerts: whoever names the vehicle names the key
 * under which the log keeps the word, and one about an alert that is not there is found nowhere.
 */
@Path("/v1/alerts/{alert_id}")
@Tag(name = "alerts")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@SecurityRequirement(name = "SecurityScheme")
@APIResponse(responseCode = "202", description = "The log has it: action_id, at")
@APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
@APIResponse(responseCode = "403", description = "/problems/forbidden")
@APIResponse(responseCode = "503", description = "/problems/log-away")
public class AlertActionResource {
  static final String KEY = "Idempotency-Key";

  private final BodyIntake intake;
  private final AlertActionDesk desk;
  private final SecurityIdentity identity;

  AlertActionResource(BodyIntake intake, AlertActionDesk desk, SecurityIdentity identity) {
    this.intake = intake;
    this.desk = desk;
    this.identity = identity;
  }

  /** Somebody has seen it. */
  @POST
  @Path("/acknowledge")
  @Operation(
      operationId = "acknowledgeAlert",
      summary = "Says that the caller has seen an alert and sees to it",
      description =
          "`vehicle_id` as the alert has it; `text` if there is something to say (2,000 characters"
              + " at most). Ends what would escalate. The first who acknowledges counts. What is"
              + " sent again under the same Idempotency-Key is said once.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  public Uni<Response> acknowledge(
      @PathParam("alert_id") String alertId,
      @HeaderParam(KEY) String key,
      @Context HttpServerRequest request) {
    return take(request, alertId, key, AlertAction.Kind.ACKNOWLEDGED);
  }

  /** Somebody shall see to it. */
  @POST
  @Path("/assign")
  @Operation(
      operationId = "assignAlert",
      summary = "Says whose an alert is",
      description = "`vehicle_id`, `assignee` (128 characters at most), `text` if wanted.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  public Uni<Response> assign(
      @PathParam("alert_id") String alertId,
      @HeaderParam(KEY) String key,
      @Context HttpServerRequest request) {
    return take(request, alertId, key, AlertAction.Kind.ASSIGNED);
  }

  /** Something to say of it. */
  @POST
  @Path("/comment")
  @Operation(
      operationId = "commentAlert",
      summary = "Writes a comment to an alert",
      description = "`vehicle_id`, `text`. Comments are not changed and not taken back.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  public Uni<Response> comment(
      @PathParam("alert_id") String alertId,
      @HeaderParam(KEY) String key,
      @Context HttpServerRequest request) {
    return take(request, alertId, key, AlertAction.Kind.COMMENTED);
  }

  /** It is done with. */
  @POST
  @Path("/close")
  @Operation(
      operationId = "closeAlert",
      summary = "Says that an alert is done with",
      description =
          "`vehicle_id`, `text`: why. The alert's own state stays what the vehicle made it.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  public Uni<Response> close(
      @PathParam("alert_id") String alertId,
      @HeaderParam(KEY) String key,
      @Context HttpServerRequest request) {
    return take(request, alertId, key, AlertAction.Kind.CLOSED);
  }

  /** It is not done with. */
  @POST
  @Path("/reopen")
  @Operation(
      operationId = "reopenAlert",
      summary = "Takes back that an alert was closed or acknowledged",
      description = "`vehicle_id`, `text` if wanted. Whose it is stays.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  public Uni<Response> reopen(
      @PathParam("alert_id") String alertId,
      @HeaderParam(KEY) String key,
      @Context HttpServerRequest request) {
    return take(request, alertId, key, AlertAction.Kind.REOPENED);
  }

  private Uni<Response> take(
      HttpServerRequest request, String alertId, String key, AlertAction.Kind kind) {
    String by = name();
    require(key == null || AlertActionRequest.isName(key), KEY + ": 1 to 128 characters expected");
    require(AlertActionRequest.isName(alertId), "alert_id: 1 to 128 characters expected");
    return intake.take(
        request,
        body -> {
          AlertAction action = desk.draw(alertId, kind, read(body, kind), by, key);
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

  private static AlertActionRequest read(byte[] body, AlertAction.Kind kind) {
    try {
      return AlertActionRequest.read(body, kind);
    } catch (RefusedException e) {
      throw new ProblemException(ProblemType.BAD_REQUEST, e.refusal().detail());
    }
  }

  private static void require(boolean good, String expected) {
    if (!good) {
      throw new ProblemException(ProblemType.BAD_REQUEST, expected);
    }
  }

  /** Who speaks: a name of one line that fits into the record. */
  private String name() {
    String name = identity.getPrincipal().getName();
    if (!AlertActionRequest.isName(name)) {
      throw new ProblemException(ProblemType.FORBIDDEN, "the token's name cannot be written down");
    }
    return name;
  }
}
