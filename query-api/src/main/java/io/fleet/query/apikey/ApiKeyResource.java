package io.fleet.query.apikey;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Keys of machines, for admins. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "api keys")
public class ApiKeyResource {
  private static final int MAX_KEYS = 1_000;

  private final KeyRegistry registry;
  private final KeyLog log;
  private final Caller caller;
  private final ObjectMapper json;
  private final Clock clock;

  ApiKeyResource(KeyRegistry registry, KeyLog log, Caller caller, ObjectMapper json, Clock clock) {
    this.registry = registry;
    this.log = log;
    this.caller = caller;
    this.json = json;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listApiKeys",
      summary = "Every key that is not revoked",
      description = "Role admin. By name; the keys themselves are told by nobody.")
  public ApiKeyItem.All list() {
    expectKnown();
    return new ApiKeyItem.All(
        registry.all().stream().map(key -> ApiKeyItem.of(key, null)).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createApiKey",
      summary = "One more key",
      description =
          "Role admin. key is told in this answer and never again; it is shown as bearer token or"
              + " in X-Api-Key. groups as the claim of a token: none given, as a token without the"
              + " claim; an empty list sees nothing.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ApiKeyRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "The key",
      content = @Content(schema = @Schema(implementation = ApiKeyItem.class)))
  public Response create(String body) {
    ApiKeyRequest wish = ApiKeyRequest.read(body, json, clock.instant());
    expectKnown();
    if (registry.all().size() >= MAX_KEYS) {
      throw ProblemException.body("name", "there are 1000 keys already; revoke one");
    }
    Secret secret = Secret.random();
    ApiKey key = ApiKey.issued(Secret.randomId(), secret, wish, clock.instant(), caller.name());
    log.write(key);
    return Response.status(Response.Status.CREATED)
        .entity(ApiKeyItem.of(key, secret.text()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revokes a key",
      description = "Role admin. Within seconds no instance takes it any more; its streams end.")
  @APIResponse(responseCode = "204", description = "It is revoked")
  public void revoke(@RestPath String id) {
    expectKnown();
    ApiKey key =
        registry
            .get(id)
            .filter(found -> !found.isRevoked())
            .orElseThrow(() -> ProblemException.unknown("key"));
    log.write(key.revoked(clock.instant(), caller.name()));
  }

  private void expectKnown() {
    if (!registry.areKnown()) {
      throw ProblemException.keysUnknown();
    }
  }
}
