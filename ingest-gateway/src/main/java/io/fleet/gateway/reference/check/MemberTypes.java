package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Schemas;
import io.fleet.events.reference.ReferenceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** What the published schemas say about the types of members, for forms that have texts only. */
public final class MemberTypes {
  private static final String PARTS = "reference-parts#";
  private static final JsonNode SHARED = schema("reference-parts");
  private static final Map<ReferenceKind, JsonNode> SCHEMAS = new EnumMap<>(ReferenceKind.class);

  static {
    for (ReferenceKind kind : ReferenceKind.values()) {
      String name = "reference-" + kind.label();
      if (Schemas.names().contains(name)) {
        SCHEMAS.put(kind, schema(name));
      }
    }
  }

  /** The types that a text can stand for. */
  public enum Type {
    TEXT,
    TEXTS,
    NUMBER,
    NUMBER_OR_NULL,
    FLAG,
    /** Anything else, as JSON. */
    NESTED
  }

  private MemberTypes() {}

  private static JsonNode schema(String name) {
    try {
      return StrictJson.MAPPER.readTree(Schemas.json(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The type of a member, given its names from the body down; null if there is no such member. */
  public static Type of(ReferenceKind kind, String... path) {
    JsonNode at = SCHEMAS.get(kind);
    for (String name : path) {
      at = resolved(at.path("properties").path(name));
    }
    return at.isMissingNode() ? null : type(at);
  }

  private static JsonNode resolved(JsonNode member) {
    String ref = member.path("$ref").asText();
    int parts = ref.indexOf(PARTS);
    return parts < 0 ? member : SHARED.at(ref.substring(parts + PARTS.length()));
  }

  private static Type type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return Type.NUMBER_OR_NULL;
    }
    return switch (type.asText()) {
      case "string" -> Type.TEXT;
      case "number", "integer" -> Type.NUMBER;
      case "boolean" -> Type.FLAG;
      case "array" -> schema.has("uniqueItems") ? Type.TEXTS : Type.NESTED;
      default -> Type.NESTED;
    };
  }
}
