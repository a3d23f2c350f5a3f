package io.fleet.gateway.http;

import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.security.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where devices post telemetry. */
@Path("/v1/telemetry")
@Tag(name = "telemetry")
@RolesAllowed({Role.DEVICE, Role.RELAY, Role.ADMIN})
public class TelemetryResource {
  private final TelemetryIntake intake;
  private final Senders senders;

  TelemetryResource(TelemetryIntake intake, Senders senders) {
    this.intake = intake;
    this.senders = senders;
  }

  /** Takes one event, an array, or lines; answers when the log has acknowledged. */
  @POST
  @Operation(
      operationId = "postTelemetry",
      summary = "One event, a JSON array of events, or one event a line (NDJSON)",
      description =
          "Optionally gzip, deflate or zstd. What is told accepted is stored. A device's token"
              + " takes events of its own vehicle only. See /v1/schemas/telemetry.")
  @SecurityRequirement(name = "SecurityScheme")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "application/json"),
        @Content(mediaType = "application/x-ndjson")
      })
  @APIResponse(
      responseCode = "202",
      description = "Accepted, some events perhaps refused: see results",
      content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "400", description = "/problems/malformed")
  @APIResponse(responseCode = "401", description = "/problems/unauthorized")
  @APIResponse(responseCode = "403", description = "/problems/forbidden")
  @APIResponse(responseCode = "413", description = "/problems/too-large, /problems/too-many-events")
  @APIResponse(responseCode = "415", description = "/problems/media-type")
  @APIResponse(responseCode = "422", description = "/problems/unprocessable: no event is accepted")
  @APIResponse(responseCode = "429", description = "/problems/rate-limited, see Retry-After")
  @APIResponse(responseCode = "503", description = "/problems/log-away, /problems/overloaded")
  public Uni<Response> post(@Context HttpServerRequest request) {
    return intake.take(request, Channel.TELEMETRY, senders.scope());
  }
}
