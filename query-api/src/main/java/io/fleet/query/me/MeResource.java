package io.fleet.query.me;

import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who asks. */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "me")
public class MeResource {
  private final Caller caller;
  private final Scopes scopes;

  MeResource(Caller caller, Scopes scopes) {
    this.caller = caller;
    this.scopes = scopes;
  }

  @GET
  @Operation(
      operationId = "getMe",
      summary = "Who you are taken for, and what you may see",
      description =
          "groups are the vehicle groups of the token or key; where they are left out, whole_fleet"
              + " is true. A driver sees no vehicles, but all there is of their own.")
  public Me me() {
    Scope scope = scopes.current();
    return new Me(
        caller.name(),
        caller.key() == null ? "token" : "key",
        caller.roles().stream().sorted().toList(),
        scope.wholeFleet(),
        scope.wholeFleet() ? null : scope.groups(),
        caller.roles().contains(Role.DRIVER) ? caller.name() : null,
        caller.expiresAt());
  }
}
