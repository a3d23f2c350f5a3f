package io.fleet.query.live;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import io.fleet.query.security.StreamLogins;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * A cookie for the streams of a page of this very origin. No script can read it, no other site can
 * have it sent, and nothing but a stream takes it: so no change can be made with it.
 */
@Path("/v1/session")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "live")
public class SessionResource {
  /** Longer ones are not kept by every browser. */
  private static final int LONGEST = 3_800;

  private final Caller caller;
  private final Clock clock;

  SessionResource(Caller caller, Clock clock) {
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Operation(
      operationId = "createSession",
      summary = "Lets this browser's streams in",
      description =
          "Puts the bearer token of this request into a cookie (HttpOnly, SameSite=Strict, only for"
              + " `/v1/live`), so that EventSource and WebSocket of a page of the same origin are"
              + " let in until the token ends. Keys are for machines and are refused.")
  @APIResponse(responseCode = "204", description = "The cookie is set")
  public Response create(@Context HttpServerRequest request) {
    String token = caller.rawToken();
    if (token == null || token.length() > LONGEST) {
      throw ProblemException.parameter(
          "authorization",
          "a signed token of at most 3800 characters expected; else ask for a ticket");
    }
    Duration left = Duration.between(clock.instant(), caller.expiresAt());
    return answer(request, token, (int) Math.max(0, left.toSeconds()));
  }

  @DELETE
  @Operation(
      operationId = "endSession",
      summary = "Ends it",
      description = "Streams that are open go on until their token ends.")
  @APIResponse(responseCode = "204", description = "The cookie is gone")
  public Response end(@Context HttpServerRequest request) {
    return answer(request, "", 0);
  }

  private static Response answer(HttpServerRequest request, String value, int seconds) {
    boolean encrypted =
        request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return Response.noContent()
        .cookie(
            new NewCookie.Builder(StreamLogins.COOKIE)
                .value(value)
                .path(StreamLogins.COOKIE_PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(encrypted)
                .sameSite(SameSite.STRICT)
                .build())
        .build();
  }
}
