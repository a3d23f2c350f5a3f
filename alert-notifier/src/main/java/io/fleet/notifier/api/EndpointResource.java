package io.fleet.notifier.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointBook;
import io.fleet.notifier.endpoint.EndpointDesk;
import io.fleet.notifier.endpoint.EndpointForm;
import io.fleet.notifier.endpoint.EndpointView;
import io.fleet.notifier.endpoint.FormReader;
import io.fleet.notifier.endpoint.JsonObjects;
import io.fleet.notifier.endpoint.Members;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.endpoint.VehicleGroupBook;
import io.fleet.notifier.problem.ProblemException;
import io.fleet.notifier.problem.ProblemType;
import io.fleet.notifier.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Endpoints: made, looked at, changed and deleted. */
@Path("/v1/endpoints")
@Tag(name = "endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EndpointResource {
  private static final int MAX_PAGE = 200;
  private static final String ID_PREFIX = "ep_";

  private final EndpointBook book;
  private final EndpointDesk desk;
  private final FormReader forms;
  private final AuditLog audit;

  EndpointResource(EndpointBook book, EndpointDesk desk, VehicleGroupBook groups, AuditLog audit) {
    this.book = book;
    this.desk = desk;
    this.forms = new FormReader(groups);
    this.audit = audit;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(summary = "Endpoints by id, a page at a time; next is the after of the next page")
  public ObjectNode list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    int size = pageSize(limit);
    List<EndpointView> page = book.after(after, size + 1);
    boolean more = page.size() > size;
    ObjectNode json = JsonObjects.create();
    ArrayNode endpoints = json.putArray("endpoints");
    page.stream().limit(size).map(EndpointAnswers::of).forEach(endpoints::add);
    json.put("next", more ? page.get(size - 1).endpoint().id() : null);
    return json;
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
    throw new ProblemException(
        ProblemType.INVALID_PARAMETER,
        "limit",
        "limit: a whole number from 1 to " + MAX_PAGE + " expected");
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(summary = "An endpoint, without its secrets and the values of its headers")
  public Response get(@PathParam("id") String id) {
    EndpointView view = book.get(id);
    if (view == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "no such endpoint");
    }
    return answer(Response.ok(), view, EndpointAnswers.of(view));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Makes an endpoint; its secret is shown in this answer alone")
  public Response create(byte[] body) {
    New asked = Bodies.read(body, this::readNew);
    EndpointView made =
        Bodies.checked(() -> desk.create(asked.id, asked.form, asked.scheme, audit.caller()));
    audit.done(AuditLog.Action.CREATE_ENDPOINT, asked.id);
    return answer(
        Response.created(URI.create("/v1/endpoints/" + asked.id)),
        made,
        EndpointAnswers.withSecret(made));
  }

  private New readNew(Members members) {
    String id = members.text("id", 64, ID_PREFIX + UUID.randomUUID().toString().replace("-", ""));
    if (!Endpoint.isId(id)) {
      throw new IllegalArgumentException("id: 1 to 64 of A-Za-z0-9_.- expected");
    }
    Secret.Scheme scheme = members.choice("scheme", Secret.Scheme.values(), Secret.Scheme.HMAC);
    return new New(id, scheme, forms.read(members, audit.caller()).checkedFor(id));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Puts another description in place of an endpoint's; secrets and state stay")
  public Response replace(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    Members members = Bodies.members(body);
    EndpointView changed =
        Bodies.checked(
            () ->
                desk.replace(
                    id,
                    Bodies.expected(ifMatch),
                    before -> forms.replacing(before, members).checkedFor(id),
                    audit.caller()));
    audit.done(AuditLog.Action.REPLACE_ENDPOINT, id);
    return answer(Response.ok(), changed, EndpointAnswers.of(changed));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Deletes an endpoint; messages that wait for it are dropped")
  public Response delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    Bodies.checked(
        () -> {
          desk.delete(id, Bodies.expected(ifMatch));
          return null;
        });
    audit.done(AuditLog.Action.DELETE_ENDPOINT, id);
    return Response.noContent().build();
  }

  /** With the version as its entity tag, if it has one; never to be kept by anybody between. */
  static Response answer(Response.ResponseBuilder answer, EndpointView view, ObjectNode json) {
    if (!view.isFile()) {
      answer.header(HttpHeaders.ETAG, Bodies.tag(view.stored().version()));
    }
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").entity(json).build();
  }

  /** What is asked for. */
  private record New(String id, Secret.Scheme scheme, EndpointForm form) {}
}
