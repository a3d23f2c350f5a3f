package io.fleet.gateway.http;

import io.fleet.events.VehicleId;
import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.admit.Limits;
import io.fleet.gateway.admit.VehicleScope;
import io.fleet.gateway.admit.VehicleScopes;
import io.fleet.gateway.security.Role;
import io.fleet.gateway.traccar.FormException;
import io.fleet.gateway.traccar.ForwardForm;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a Traccar server forwards the positions of its trackers. */
@Path("/v1/adapters/traccar")
@Tag(name = "adapters")
@RolesAllowed({Role.RELAY, Role.ADMIN})
public class TraccarResource {
  /** The protocol in metrics. */
  static final String PROTOCOL = "traccar";

  private final TelemetryIntake intake;
  private final VehicleScopes scopes;
  private final Limits limits;
  private final Clock clock;

  TraccarResource(TelemetryIntake intake, VehicleScopes scopes, Limits limits, Clock clock) {
    this.intake = intake;
    this.scopes = scopes;
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes one position; answers when the log has acknowledged. */
  @POST
  @Operation(
      operationId = "forwardTraccar",
      summary = "One position as Traccar forwards it with forward.type=json",
      description =
          "device.uniqueId is a device's id; the vehicle follows from its pairings. With "
              + "forward.retry.enable=true Traccar sends again what is not answered 2xx.")
  @SecurityRequirement(name = "SecurityScheme")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "Stored")
  @APIResponse(responseCode = "400", description = "/problems/malformed")
  @APIResponse(responseCode = "401", description = "/problems/unauthorized")
  @APIResponse(responseCode = "403", description = "/problems/forbidden")
  @APIResponse(responseCode = "413", description = "/problems/too-large")
  @APIResponse(responseCode = "415", description = "/problems/media-type")
  @APIResponse(responseCode = "422", description = "/problems/unprocessable: see results")
  @APIResponse(responseCode = "503", description = "/problems/log-away, /problems/overloaded")
  public Uni<Response> post(@Context HttpServerRequest request) {
    return intake.take(request, new Intent(PROTOCOL, Channel.TELEMETRY, this::read));
  }

  private Intent.Content read(byte[] body) {
    if (body.length > limits.maxEventBytes()) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "a position is larger than an event may be");
    }
    try {
      ForwardForm form = ForwardForm.read(body);
      byte[] json = form.draft().json(form.deviceId(), clock.millis());
      return new Intent.Content(json, scope(form.deviceId()));
    } catch (FormException e) {
      throw new ProblemException(ProblemType.MALFORMED, e.getMessage());
    }
  }

  /** An id that cannot be a device's is nobody's, and admission refuses it as such. */
  private VehicleScope scope(String deviceId) {
    return VehicleId.isValid(deviceId) ? scopes.ofDevice(deviceId) : scopes.all();
  }
}
