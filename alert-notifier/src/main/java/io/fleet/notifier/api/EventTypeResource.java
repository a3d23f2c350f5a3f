package io.fleet.notifier.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.notifier.endpoint.EventTypes;
import io.fleet.notifier.endpoint.JsonObjects;
import io.fleet.notifier.event.catalogue.EventCatalogue;
import io.fleet.notifier.event.catalogue.EventType;
import io.fleet.notifier.problem.ProblemException;
import io.fleet.notifier.problem.ProblemType;
import io.fleet.notifier.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What subscribers can be told. */
@Path("/v1/event-types")
@Tag(name = "event types")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class EventTypeResource {
  private final EventCatalogue catalogue;

  EventTypeResource(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Operation(
      summary =
          "Every type with a schema and an example; what schemas refer to stands once, in schemas")
  public ObjectNode list(@QueryParam("match") @DefaultValue("*") String match) {
    EventTypes wanted = Bodies.checked(() -> new EventTypes(List.of(match)));
    ObjectNode json = JsonObjects.create();
    ArrayNode types = json.putArray("event_types");
    Set<String> used = new TreeSet<>();
    for (EventType type : catalogue.all()) {
      if (wanted.contains(type.type())) {
        types.add(describe(type));
        used.add(type.dataSchema());
      }
    }
    ObjectNode schemas = json.putObject("schemas");
    used.forEach(name -> schemas.set(name, catalogue.schemas().get(name)));
    return json;
  }

  @GET
  @Path("/{type}")
  @Operation(summary = "One type, with a schema that holds all it refers to")
  public ObjectNode get(@PathParam("type") String name) {
    EventType type = catalogue.get(name);
    if (type == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "no such type of event");
    }
    ObjectNode json = describe(type);
    ObjectNode schema = type.schema().deepCopy();
    schema.putObject("$defs").set("data", catalogue.schemas().get(type.dataSchema()));
    json.set("schema", schema);
    return json;
  }

  private static ObjectNode describe(EventType type) {
    ObjectNode json = JsonObjects.create();
    json.put("type", type.type());
    json.put("description", type.description());
    json.put("since", type.since());
    json.put("available", type.available());
    json.set("schema", type.schema());
    json.set("example", type.example());
    return json;
  }
}
