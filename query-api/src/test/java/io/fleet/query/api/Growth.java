package io.fleet.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * Compares two descriptions of the API in OpenAPI 3.0, as a client sees them. The library takes a
 * member of an answer that is not required for one that may go; here, what was there is promised.
 */
final class Growth {
  private Growth() {}

  static ChangedOpenApi between(JsonNode before, JsonNode now) {
    return OpenApiCompare.fromContents(promised(before).toString(), promised(now).toString());
  }

  private static JsonNode promised(JsonNode document) {
    JsonNode promised = document.deepCopy();
    Set<String> asked = new HashSet<>();
    promised
        .findValues("requestBody")
        .forEach(body -> body.findValuesAsText("$ref").forEach(asked::add));
    promised
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              if (!asked.contains("#/components/schemas/" + schema.getKey())) {
                promise((ObjectNode) schema.getValue());
              }
            });
    return promised;
  }

  private static void promise(ObjectNode schema) {
    if (schema.has("properties")) {
      ArrayNode required = schema.putArray("required");
      schema.get("properties").fieldNames().forEachRemaining(required::add);
    }
  }
}
