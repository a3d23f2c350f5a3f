package io.fleet.gateway.reference.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.gateway.reference.check.FieldNote;
import io.fleet.gateway.reference.check.StrictJson;
import java.util.Map;
import java.util.Set;

/** Takes an import record's JSON object apart. */
final class RecordFields {
  private static final String ID = "id";
  private static final String VALID_FROM = "valid_from";
  private static final String BODY = "body";
  private static final Set<String> OF_A_LINE = Set.of(ID, VALID_FROM, BODY);

  private RecordFields() {}

  /** An object {@code {id, valid_from?, body}}. */
  static ImportLine line(long line, ObjectNode record) {
    String id = text(record.get(ID));
    for (Map.Entry<String, JsonNode> member : record.properties()) {
      if (!OF_A_LINE.contains(member.getKey())) {
        String field = member.getKey();
        return ImportLine.bad(line, id, field, FieldNote.UNKNOWN, "id, valid_from, body expected");
      }
    }
    JsonNode validFrom = record.get(VALID_FROM);
    if (validFrom != null && !validFrom.isTextual()) {
      return ImportLine.bad(line, id, VALID_FROM, FieldNote.TYPE, "a text expected");
    }
    return record.get(BODY) instanceof ObjectNode body
        ? ImportLine.good(line, id, text(validFrom), body)
        : ImportLine.bad(line, id, BODY, FieldNote.MISSING, "an object expected");
  }

  /** A GeoJSON feature: its properties and its geometry are the body. */
  static ImportLine feature(long line, JsonNode feature) {
    if (!"Feature".equals(feature.path("type").textValue())) {
      return ImportLine.bad(line, null, "type", FieldNote.VALUE, "a Feature expected");
    }
    ObjectNode body = StrictJson.MAPPER.createObjectNode();
    if (feature.get("properties") instanceof ObjectNode properties) {
      body.setAll(properties);
    }
    JsonNode ownId = body.remove(ID);
    JsonNode validFrom = body.remove(VALID_FROM);
    if (feature.hasNonNull("geometry")) {
      body.set("geometry", feature.get("geometry"));
    }
    JsonNode id = feature.hasNonNull(ID) ? feature.get(ID) : ownId;
    return ImportLine.good(line, text(id), text(validFrom), body);
  }

  /** Ids may be numbers in GeoJSON. */
  private static String text(JsonNode node) {
    return node == null || node.isNull() || node.isContainerNode() ? null : node.asText();
  }
}
