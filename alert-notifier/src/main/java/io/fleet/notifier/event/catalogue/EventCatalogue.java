package io.fleet.notifier.event.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Every type of event there is, by its name. */
public final class EventCatalogue {
  static final String EXTERNAL = "external.";

  /** The first version of Fleet that has event types. */
  static final String FIRST = "0.1";

  private static final String EXTERNAL_PATTERN = "external.{alert_type}";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, ObjectNode> schemas = new LinkedHashMap<>();
  private final Map<String, EventType> types = new TreeMap<>();

  private EventCatalogue() {}

  /**
   * Reads it from the resources.
   *
   * @throws IllegalStateException if they contradict each other
   */
  public static EventCatalogue load() {
    EventCatalogue catalogue = new EventCatalogue();
    try {
      catalogue.addSchema((ObjectNode) MAPPER.readTree(Schemas.json("alert")));
      for (JsonNode schema : resource("schemas.json")) {
        catalogue.addSchema((ObjectNode) schema);
      }
      for (JsonNode alert : resource("alerts.json")) {
        AlertTypes.of(alert).forEach(catalogue::add);
      }
      catalogue.add(AlertTypes.external(EXTERNAL_PATTERN));
      for (JsonNode other : resource("others.json")) {
        catalogue.add(other(other));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return catalogue;
  }

  private static JsonNode resource(String name) throws IOException {
    try (InputStream in = EventCatalogue.class.getResourceAsStream("/event-types/" + name)) {
      return MAPPER.readTree(in);
    }
  }

  private static EventType other(JsonNode description) {
    String type = description.get("type").textValue();
    String schema = description.get("schema").textValue();
    ObjectNode example =
        Payloads.example(type, description.get("timestamp").textValue(), description.get("data"));
    return new EventType(
        type,
        description.get("description").textValue(),
        FIRST,
        description.get("available").booleanValue(),
        schema,
        Payloads.schema("const", type, schema),
        example);
  }

  private void addSchema(ObjectNode schema) {
    schemas.put(schema.get("$id").textValue(), schema);
  }

  private void add(EventType type) {
    if (!schemas.containsKey(type.dataSchema()) || types.put(type.type(), type) != null) {
      throw new IllegalStateException("event type without schema, or twice: " + type.type());
    }
  }

  /** All of them, by name. */
  public Collection<EventType> all() {
    return Collections.unmodifiableCollection(types.values());
  }

  /** The schemas of data by their {@code $id}. */
  public Map<String, ObjectNode> schemas() {
    return Collections.unmodifiableMap(schemas);
  }

  /** The type of that name, or null; any {@code external.…} is one. */
  public EventType get(String name) {
    return types.get(
        name.startsWith(EXTERNAL) && name.length() > EXTERNAL.length() ? EXTERNAL_PATTERN : name);
  }
}
