package io.fleet.notifier.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.notifier.endpoint.EndpointBook;
import io.fleet.notifier.endpoint.EndpointDesk;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.endpoint.EndpointView;
import io.fleet.notifier.endpoint.EventOutlet;
import io.fleet.notifier.endpoint.JsonObjects;
import io.fleet.notifier.endpoint.Members;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.catalogue.EventCatalogue;
import io.fleet.notifier.event.catalogue.EventType;
import io.fleet.notifier.event.catalogue.TestEvents;
import io.fleet.notifier.problem.ProblemException;
import io.fleet.notifier.problem.ProblemType;
import io.fleet.notifier.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is done with an endpoint besides changing its description. */
@Path("/v1/endpoints/{id}")
@Tag(name = "endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EndpointActions {
  private static final int MAX_OVERLAP_S = 7 * 86_400;
  private static final int OVERLAP_S = 86_400;
  private static final int MAX_TESTS = 200;
  private static final int MAX_REASON = 200;

  private final EndpointBook book;
  private final EndpointDesk desk;
  private final EventCatalogue catalogue;
  private final EventOutlet lanes;
  private final AuditLog audit;
  private final Clock clock;

  EndpointActions(
      EndpointBook book,
      EndpointDesk desk,
      EventCatalogue catalogue,
      EventOutlet lanes,
      AuditLog audit,
      Clock clock) {
    this.book = book;
    this.desk = desk;
    this.catalogue = catalogue;
    this.lanes = lanes;
    this.audit = audit;
    this.clock = clock;
  }

  @POST
  @Path("/secrets")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Gives the endpoint another secret, shown in this answer alone")
  public Response rotate(@PathParam("id") String id, byte[] body) {
    Rotation asked =
        Bodies.read(
            body,
            members ->
                new Rotation(
                    members.choice("scheme", Secret.Scheme.values(), null),
                    Duration.ofSeconds(members.integer("overlap_s", 0, MAX_OVERLAP_S, OVERLAP_S))));
    EndpointView changed =
        Bodies.checked(() -> desk.rotate(id, schemeOf(asked, id), asked.overlap, audit.caller()));
    audit.done(AuditLog.Action.ROTATE_SECRET, id);
    return EndpointResource.answer(
        Response.status(Response.Status.CREATED), changed, EndpointAnswers.withSecret(changed));
  }

  /** The scheme there is, unless another is asked for. */
  private Secret.Scheme schemeOf(Rotation asked, String id) {
    EndpointView view = book.get(id);
    return asked.scheme != null || view == null
        ? asked.scheme
        : view.endpoint().secrets().get(0).scheme();
  }

  @POST
  @Path("/pause")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(summary = "Its messages wait, in order and stored, until it is resumed")
  public Response pause(@PathParam("id") String id, byte[] body) {
    return turn(id, EndpointState.PAUSED, AuditLog.Action.PAUSE_ENDPOINT, body);
  }

  @POST
  @Path("/resume")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(summary = "Its messages wait no more")
  public Response resume(@PathParam("id") String id, byte[] body) {
    EndpointView view = book.get(id);
    if (view != null && view.endpoint().state() == EndpointState.DISABLED) {
      throw new ProblemException(ProblemType.CONFLICT, "it is disabled: enable it");
    }
    return turn(id, EndpointState.ENABLED, AuditLog.Action.RESUME_ENDPOINT, body);
  }

  @POST
  @Path("/enable")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "It is delivered to again, whatever was the reason that it was not")
  public Response enable(@PathParam("id") String id, byte[] body) {
    return turn(id, EndpointState.ENABLED, AuditLog.Action.ENABLE_ENDPOINT, body);
  }

  @POST
  @Path("/disable")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Nothing more is delivered to it; what waits is dropped")
  public Response disable(@PathParam("id") String id, byte[] body) {
    return turn(id, EndpointState.DISABLED, AuditLog.Action.DISABLE_ENDPOINT, body);
  }

  private Response turn(String id, EndpointState state, AuditLog.Action action, byte[] body) {
    String by = "by " + audit.caller();
    String reason = Bodies.read(body, members -> members.text("reason", MAX_REASON, by));
    EndpointView changed = Bodies.checked(() -> desk.turn(id, state, reason));
    audit.done(action, id);
    return EndpointResource.answer(Response.ok(), changed, EndpointAnswers.of(changed));
  }

  @POST
  @Path("/test")
  @RolesAllowed({Role.OPERATOR, Role.ADMIN})
  @Operation(summary = "Sends it the example of a type, or of each type it subscribes to")
  public Response test(@PathParam("id") String id, byte[] body) {
    String asked = Bodies.read(body, (Members members) -> members.text("type", 128, null));
    EndpointView view = book.get(id);
    if (view == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "no such endpoint");
    }
    if (view.endpoint().state() != EndpointState.ENABLED) {
      throw new ProblemException(
          ProblemType.CONFLICT, "it is " + view.endpoint().state().wireName());
    }
    ObjectNode json = JsonObjects.create();
    ArrayNode messages = json.putArray("messages");
    for (Event event : examples(view, asked)) {
      if (lanes.send(id, event, () -> {})) {
        messages.addObject().put("id", event.idFor(id)).put("type", event.type());
      }
    }
    audit.done(AuditLog.Action.TEST_ENDPOINT, id);
    return Response.accepted(json).build();
  }

  private List<Event> examples(EndpointView view, String asked) {
    if (asked != null) {
      EventType type = catalogue.get(asked);
      if (type == null) {
        throw ProblemException.invalid("type: none of /v1/event-types");
      }
      return List.of(example(type, asked));
    }
    return catalogue.all().stream()
        .filter(EventType::available)
        .filter(type -> view.endpoint().subscription().eventTypes().contains(exampleName(type)))
        .limit(MAX_TESTS)
        .map(type -> example(type, exampleName(type)))
        .toList();
  }

  private static String exampleName(EventType type) {
    return type.example().get("type").textValue();
  }

  private Event example(EventType type, String name) {
    return TestEvents.of(type, name, "test:" + UUID.randomUUID(), clock.millis());
  }

  /** What is asked for. */
  private record Rotation(Secret.Scheme scheme, Duration overlap) {}
}
