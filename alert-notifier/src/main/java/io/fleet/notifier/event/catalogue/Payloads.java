package io.fleet.notifier.event.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What every payload has around its data. */
final class Payloads {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Payloads() {}

  static ObjectNode example(String type, String timestamp, JsonNode data) {
    ObjectNode payload = NODES.objectNode();
    payload.put("type", type);
    payload.put("timestamp", timestamp);
    payload.set("data", data);
    return payload;
  }

  /**
   * The schema of a payload.
   *
   * @param keyword that the type is bound by: {@code const} or {@code pattern}
   */
  static ObjectNode schema(String keyword, String type, String dataSchema) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("type", "object");
    schema.putArray("required").add("type").add("timestamp").add("data");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("type").put("type", "string").put(keyword, type);
    properties
        .putObject("timestamp")
        .put("description", "Event time.")
        .put("type", "string")
        .put("format", "date-time");
    properties.putObject("data").put("$ref", dataSchema);
    return schema;
  }
}
