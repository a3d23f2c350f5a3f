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

/** Where devices and driver apps post what is no telemetry; bodies and answers are as there. */
@Path("/v1")
@Tag(name = "reports")
public class ReportResource {
  private final TelemetryIntake intake;
  private final Senders senders;

  ReportResource(TelemetryIntake intake, Senders senders) {
    this.intake = intake;
    this.senders = senders;
  }

  /** Takes a vehicle's slow-changing state. */
  @POST
  @Path("/status")
  @RolesAllowed({Role.DEVICE, Role.RELAY, Role.ADMIN})
  @Operation(
      operationId = "postStatus",
      summary = "One status, a JSON array, or one a line (NDJSON)",
      description = "See /v1/schemas/vehicle-status. Answers are those of /v1/telemetry.")
  @SecurityRequirement(name = "SecurityScheme")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "application/json"),
        @Content(mediaType = "application/x-ndjson")
      })
  @APIResponse(responseCode = "202", description = "Accepted, some perhaps refused: see results")
  @APIResponse(responseCode = "422", description = "/problems/unprocessable: none is accepted")
  public Uni<Response> status(@Context HttpServerRequest request) {
    return intake.take(request, Channel.STATUS, senders.scope());
  }

  /** Takes what a driver app or a tracker noticed. */
  @POST
  @Path("/events")
  @RolesAllowed({Role.DEVICE, Role.DRIVER, Role.RELAY, Role.ADMIN})
  @Operation(
      operationId = "postEvents",
      summary = "One event, a JSON array, or one a line (NDJSON)",
      description =
          "By event_type: trip_start, trip_end; driver_…, break_…; private_on, private_off; what a "
              + "tracker detected (harsh_braking, crash, tow …). A driver's token takes events of "
              + "that driver only. Answers are those of /v1/telemetry.")
  @SecurityRequirement(name = "SecurityScheme")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "application/json"),
        @Content(mediaType = "application/x-ndjson")
      })
  @APIResponse(responseCode = "202", description = "Accepted, some perhaps refused: see results")
  @APIResponse(responseCode = "422", description = "/problems/unprocessable: none is accepted")
  public Uni<Response> events(@Context HttpServerRequest request) {
    return intake.take(request, Channel.EVENTS, senders.scope());
  }

  /** Takes a call for help; its body may be empty. */
  @POST
  @Path("/sos")
  @RolesAllowed({Role.DEVICE, Role.DRIVER, Role.RELAY, Role.ADMIN})
  @Operation(
      operationId = "postSos",
      summary = "A call for help, with whatever telemetry there is; the body may be empty",
      description =
          "Never refused for a bad position, clock or field, and never limited in rate. A device's "
              + "call needs no vehicle_id. The answer says what was dropped.")
  @SecurityRequirement(name = "SecurityScheme")
  @RequestBody(content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "Raised; time_source tells whose time it has")
  @APIResponse(responseCode = "422", description = "/problems/unprocessable: whose call is it?")
  public Uni<Response> sos(@Context HttpServerRequest request) {
    return intake.take(request, Channel.SOS, senders.scope());
  }
}
