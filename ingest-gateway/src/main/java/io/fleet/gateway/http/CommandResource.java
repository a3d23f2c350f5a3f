package io.fleet.gateway.http;

import io.fleet.events.Command;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.VehicleId;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.command.CommandDesk;
import io.fleet.gateway.command.CommandRequest;
import io.fleet.gateway.security.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where people give commands to a vehicle's device and see what became of them. */
@Path("/v1/vehicles/{id}/commands")
@Tag(name = "commands")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@SecurityRequirement(name = "SecurityScheme")
public class CommandResource {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final CommandDesk desk;
  private final InFlightBytes inFlight;
  private final HttpPatience patience;
  private final Problems problems;
  private final Vertx vertx;

  CommandResource(
      CommandDesk desk,
      InFlightBytes inFlight,
      HttpPatience patience,
      Problems problems,
      Vertx vertx) {
    this.desk = desk;
    this.inFlight = inFlight;
    this.patience = patience;
    this.problems = problems;
    this.vertx = vertx;
  }

  /** Takes a command; answers when the log has it. */
  @POST
  @Operation(
      operationId = "postCommand",
      summary = "A command for the device that is in the vehicle",
      description =
          "`type` (1 to 64 of A-Za-z0-9_.:-), `params` (an object of at most 16 KiB, optional), "
              + "`expires_in` (ISO-8601 duration, optional). Kept for a device that is away.")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "202", description = "The log has it: command_id, expires_at")
  @APIResponse(responseCode = "400", description = "/problems/malformed, /problems/bad-request")
  @APIResponse(responseCode = "401", description = "/problems/unauthorized")
  @APIResponse(responseCode = "403", description = "/problems/forbidden")
  @APIResponse(responseCode = "413", description = "/problems/too-large")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> post(@PathParam("id") String vehicleId, @Context HttpServerRequest request) {
    InFlightBytes.Share share = inFlight.open();
    return Uni.createFrom()
        .completionStage(
            () -> BodyCollector.collect(request, share, MAX_BODY_BYTES, patience.body(), vertx))
        .map(body -> read(vehicleId, body))
        .chain(this::give)
        .onTermination()
        .invoke(share::close);
  }

  /** What waits and what became of the last ones. */
  @GET
  @Operation(
      operationId = "getCommands",
      summary = "The vehicle's commands, oldest first",
      description =
          "With `state`: pending, delivered, acknowledged, failed or expired; as far back as "
              + "commands may wait, and of a bounded number.")
  @APIResponse(responseCode = "200", description = "commands")
  public Response get(@PathParam("id") String vehicleId) {
    return Response.ok(
            CommandReplies.list(desk.of(valid(vehicleId))), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Command read(String vehicleId, byte[] body) {
    try {
      CommandRequest asked = CommandRequest.read(body);
      boolean outOfRange =
          asked.expiresIn() != null
              && (asked.expiresIn().toSeconds() < 1
                  || asked.expiresIn().compareTo(desk.maxLife()) > 0);
      if (outOfRange) {
        throw new ProblemException(
            ProblemType.BAD_REQUEST, "expires_in: PT1S to " + desk.maxLife() + " expected");
      }
      return desk.draw(valid(vehicleId), asked);
    } catch (RefusedException e) {
      throw new ProblemException(ProblemType.BAD_REQUEST, e.refusal().detail());
    }
  }

  private Uni<Response> give(Command command) {
    return Uni.createFrom()
        .completionStage(() -> desk.give(command))
        .map(
            done ->
                Response.accepted(CommandReplies.receipt(command))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build())
        .onFailure()
        .recoverWithItem(failure -> problems.answer(ProblemType.LOG_AWAY, null));
  }

  private static String valid(String vehicleId) {
    if (!VehicleId.isValid(vehicleId)) {
      throw new ProblemException(ProblemType.BAD_REQUEST, "no vehicle id");
    }
    return vehicleId;
  }
}
