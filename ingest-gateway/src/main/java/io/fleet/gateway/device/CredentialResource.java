package io.fleet.gateway.device;

import io.fleet.gateway.http.Problems;
import io.fleet.gateway.security.HttpLogins;
import io.fleet.gateway.security.Role;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What a device can show: given, rotated and revoked by operators; a device may rotate the token
 * that it shows. A secret is told once, in the answer that makes it.
 */
@Path("/v1/devices/{id}/{kind: tokens|tracking-keys|certificates}")
@Tag(name = "devices")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@SecurityRequirement(name = "SecurityScheme")
@Blocking
public class CredentialResource {
  private final Credentials credentials;
  private final SecurityIdentity identity;
  private final Problems problems;

  CredentialResource(Credentials credentials, SecurityIdentity identity, Problems problems) {
    this.credentials = credentials;
    this.identity = identity;
    this.problems = problems;
  }

  @POST
  @Operation(
      summary = "One more",
      description =
          "Optional members: label, expires_at; for a certificate either certificate (PEM) or "
              + "fingerprint (SHA-256). A device that nobody has told of is told of thereby.")
  public Response issue(
      @PathParam("id") String id, @PathParam("kind") String kind, InputStream body) {
    DeviceRequest request = DeviceRequest.read(body);
    return DeviceReply.issued(
        credentials.issue(DeviceResource.valid(id), CredentialKind.ofPath(kind), request, name()));
  }

  @POST
  @Path("/rotate")
  @RolesAllowed({Role.DEVICE, Role.OPERATOR, Role.ADMIN})
  @Operation(
      summary = "Another in the place of one, which goes on for overlap (PT1H, at most P7D)",
      description =
          "credential_id says which, needed if there are several. A device rotates the token that "
              + "it shows; again within the overlap, and the first successor is void.")
  public Response rotate(
      @PathParam("id") String id, @PathParam("kind") String kind, InputStream body) {
    DeviceRequest request = DeviceRequest.read(body);
    String credentialId = rotatedId(id, CredentialKind.ofPath(kind), request.credentialId());
    return DeviceReply.issued(
        credentials.rotate(id, CredentialKind.ofPath(kind), credentialId, request, name()));
  }

  /** Which one is rotated: a device's own, or the one that was named. */
  private String rotatedId(String deviceId, CredentialKind kind, String named) {
    if (identity.hasRole(Role.OPERATOR) || identity.hasRole(Role.ADMIN)) {
      return named;
    }
    String shown = identity.getAttribute(HttpLogins.CREDENTIAL_ID);
    boolean own =
        shown != null
            && deviceId.equals(name())
            && kind == CredentialKind.TOKEN
            && (named == null || Objects.equals(named, shown));
    if (!own) {
      throw new ForbiddenException();
    }
    return shown;
  }

  @DELETE
  @Path("/{credential}")
  @Operation(summary = "Revokes one; it stops within seconds everywhere")
  public Response revoke(
      @PathParam("id") String id,
      @PathParam("kind") String kind,
      @PathParam("credential") String credentialId) {
    credentials.revoke(id, CredentialKind.ofPath(kind), credentialId, name());
    return Response.noContent().build();
  }

  private String name() {
    return identity.getPrincipal().getName();
  }

  @ServerExceptionMapper
  Response problem(DeviceProblem problem) {
    return DeviceResource.answer(problems, problem);
  }
}
