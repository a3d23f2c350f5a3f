package io.fleet.gateway.delivery;

import io.fleet.events.DeliveryScan;
import io.fleet.events.Refusal;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where scans at stops of delivery plans are posted. The gateway does not ask whether there is such
 * a stop: a scan may come before its plan.
 */
@Path("/v1/deliveries/{stop}/events")
@Tag(name = "deliveries")
@SecurityRequirement(name = "SecurityScheme")
public class DeliveryScanResource {
  private final BodyIntake intake;
  private final ScanDesk desk;
  private final SecurityIdentity identity;

  DeliveryScanResource(BodyIntake intake, ScanDesk desk, SecurityIdentity identity) {
    this.intake = intake;
    this.desk = desk;
    this.identity = identity;
  }

  /** Takes what happened at a stop. */
  @POST
  @RolesAllowed({Role.DRIVER, Role.RELAY, Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "postDeliveryScan",
      summary = "What happened at a stop of a delivery plan, as a driver app or a TMS scanned it",
      description =
          "`vehicle_id`, `timestamp` and `event_type`: arrived, service_started, delivered, failed,"
              + " skipped, departed, or resequenced with `sequence`, the new place in the order;"
              + " `plan_id` where several plans have such a stop; `reason`; `driver_id`, for a"
              + " driver the token's. See /v1/schemas/delivery-scan. Sent twice it counts once.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "The log has it: action_id, at")
  @APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
  @APIResponse(responseCode = "403", description = "/problems/forbidden")
  @APIResponse(responseCode = "422", description = "/problems/invalid: a time not believed")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> post(@PathParam("stop") String stop, @Context HttpServerRequest request) {
    Set<String> roles = identity.getRoles();
    boolean isDriver =
        !roles.contains(Role.RELAY)
            && !roles.contains(Role.OPERATOR)
            && !roles.contains(Role.ADMIN);
    String driver = isDriver ? identity.getPrincipal().getName() : null;
    return intake.take(
        request,
        body -> {
          DeliveryScan scan = read(stop, body, driver);
          return Uni.createFrom()
              .completionStage(() -> desk.write(scan))
              .map(done -> ActionReceipt.of(ScanDesk.id(scan), scan.timestampMs()))
              .onFailure()
              .transform(
                  failure ->
                      new ProblemException(
                          ProblemType.LOG_AWAY, "not known to be stored; send it again"));
        });
  }

  private DeliveryScan read(String stop, byte[] body, String driver) {
    try {
      DeliveryScan scan = ScanRequest.read(stop, body, driver);
      Refusal clock = desk.clock(scan);
      if (clock != null) {
        throw new ProblemException(ProblemType.INVALID, clock.detail());
      }
      if (driver != null && !driver.equals(scan.driverId())) {
        throw new ProblemException(ProblemType.FORBIDDEN, "a driver scans in their own name");
      }
      return scan;
    } catch (RefusedException e) {
      throw new ProblemException(ProblemType.BAD_REQUEST, e.refusal().detail());
    }
  }
}
