package io.fleet.gateway.device;

import io.fleet.events.VehicleId;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.http.Problems;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Who the devices are: looked at, blocked and deleted by operators. */
@Path("/v1/devices")
@Tag(name = "devices")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@SecurityRequirement(name = "SecurityScheme")
@Blocking
public class DeviceResource {
  private static final int MAX_PAGE = 1_000;

  private final DeviceRegistry registry;
  private final Credentials credentials;
  private final SecurityIdentity identity;
  private final Problems problems;

  DeviceResource(
      DeviceRegistry registry,
      Credentials credentials,
      SecurityIdentity identity,
      Problems problems) {
    this.registry = registry;
    this.credentials = credentials;
    this.identity = identity;
    this.problems = problems;
  }

  @GET
  @Operation(summary = "Devices by id, a page at a time; next is the after of the next page")
  public Response list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    int size = pageSize(limit);
    List<Device> page = registry.after(after, size + 1);
    boolean more = page.size() > size;
    List<Device> shown = more ? page.subList(0, size) : page;
    return DeviceReply.page(shown, more ? shown.get(size - 1).id() : null);
  }

  private static int pageSize(String limit) {
    try {
      int size = Integer.parseInt(limit);
      if (size >= 1 && size <= MAX_PAGE) {
        return size;
      }
    } catch (NumberFormatException e) {
      // refused below, as what is out of bounds
    }
    throw DeviceProblem.invalid("limit: 1 to " + MAX_PAGE);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "A device and its credentials, without any secret")
  public Response get(@PathParam("id") String id) {
    Device device = registry.get(id);
    if (device.deleted()) {
      throw DeviceProblem.notFound("there is no such device");
    }
    return DeviceReply.one(device);
  }

  @POST
  @Path("/{id}/block")
  @Operation(summary = "Nothing of the device counts until it is unblocked, signed tokens included")
  public Response block(@PathParam("id") String id) {
    return DeviceReply.one(credentials.block(valid(id), true, by()));
  }

  @POST
  @Path("/{id}/unblock")
  @Operation(summary = "What the device has counts again")
  public Response unblock(@PathParam("id") String id) {
    return DeviceReply.one(credentials.block(id, false, by()));
  }

  @DELETE
  @Path("/{id}/credentials")
  @Operation(summary = "Revokes all that the device has, and tokens signed for it until now")
  public Response revokeAll(@PathParam("id") String id) {
    return DeviceReply.one(credentials.revokeAll(valid(id), by()));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Forgets the device; tokens signed for it until now count no longer")
  public Response delete(@PathParam("id") String id) {
    credentials.delete(id, by());
    return Response.noContent().build();
  }

  private String by() {
    return identity.getPrincipal().getName();
  }

  /** The id, if a device may be called so. */
  static String valid(String id) {
    if (!VehicleId.isValid(id)) {
      throw DeviceProblem.invalid("a device's id has 1 to 64 of A-Z a-z 0-9 _ . : -");
    }
    return id;
  }

  @ServerExceptionMapper
  Response problem(DeviceProblem problem) {
    return answer(problems, problem);
  }

  static Response answer(Problems problems, DeviceProblem problem) {
    ProblemType type =
        switch (problem.reason()) {
          case INVALID -> ProblemType.INVALID;
          case NOT_FOUND -> ProblemType.NOT_FOUND;
          case CONFLICT -> ProblemType.CONFLICT;
          case TOO_LARGE -> ProblemType.TOO_LARGE;
          case BUSY -> ProblemType.OVERLOADED;
          case NOT_READY -> ProblemType.NOT_READY;
          case LOG_AWAY -> ProblemType.LOG_AWAY;
        };
    return problems.answer(type, problem.getMessage());
  }
}
