package io.fleet.gateway.http;

import io.fleet.gateway.security.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What benches of the gateway are compared with: the same server, the same callers, the body read
 * and thrown away, 202 at once. Not there unless {@code fleet.gateway.bench-endpoint} is true.
 */
@Path("/v1/bench/empty")
@EndpointDisabled(
    name = "fleet.gateway.bench-endpoint",
    stringValue = "false",
    disableIfMissing = true)
@RolesAllowed({Role.DEVICE, Role.RELAY, Role.ADMIN})
public class EmptyResource {

  /** Takes nothing in. */
  @POST
  @Operation(hidden = true)
  public Uni<Response> post(@Context HttpServerRequest request) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    request.exceptionHandler(answer::completeExceptionally);
    request.endHandler(end -> answer.complete(Response.accepted().build()));
    request.resume();
    return Uni.createFrom().completionStage(answer);
  }
}
