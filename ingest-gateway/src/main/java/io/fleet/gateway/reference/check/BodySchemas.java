package io.fleet.gateway.reference.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import io.fleet.events.Schemas;
import io.fleet.events.reference.ReferenceKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds bodies against the published JSON Schema of their kind. Safe for many threads. */
final class BodySchemas {
  private static final String PREFIX = "reference-";
  private static final String PARTS = PREFIX + "parts";
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ENGLISH)
          .regularExpressionFactory(BodySchemas::expression)
          .build();

  private final Map<ReferenceKind, JsonSchema> schemas = new EnumMap<>(ReferenceKind.class);

  BodySchemas() {
    Map<String, String> parts = Map.of("urn:fleet:schema:" + PARTS, text(PARTS));
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(parts)));
    for (ReferenceKind kind : ReferenceKind.values()) {
      String name = PREFIX + kind.label();
      if (Schemas.names().contains(name)) {
        JsonSchema schema = factory.getSchema(text(name), CONFIG);
        schema.initializeValidators();
        schemas.put(kind, schema);
      }
    }
  }

  /** JSON Schema's {@code $} is the very end; Java's lets a line feed pass behind it. */
  private static RegularExpression expression(String regex) {
    boolean toTheEnd = regex.endsWith("$");
    Pattern pattern =
        Pattern.compile(toTheEnd ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
    return value -> pattern.matcher(value).find();
  }

  private static String text(String name) {
    return new String(Schemas.json(name), StandardCharsets.UTF_8);
  }

  /** Where the body is not as the schema says, a few places at most. */
  List<FieldNote> errors(ReferenceKind kind, JsonNode body, int max) {
    List<FieldNote> errors = new ArrayList<>();
    for (ValidationMessage message : schemas.get(kind).validate(body)) {
      if (errors.size() == max) {
        break;
      }
      errors.add(note(message));
    }
    return errors;
  }

  private static FieldNote note(ValidationMessage message) {
    String place = message.getInstanceLocation().toString();
    String member = message.getProperty();
    String field = member == null ? place : FieldNote.member(place, member);
    return switch (message.getType()) {
      case "required" -> new FieldNote(field, FieldNote.MISSING, "must be there");
      case "additionalProperties" ->
          new FieldNote(field, FieldNote.UNKNOWN, "there is no such member");
      case "type" -> new FieldNote(place, FieldNote.TYPE, sentence(message, place));
      case "enum", "const" -> new FieldNote(place, FieldNote.VALUE, sentence(message, place));
      case "minimum", "maximum" -> new FieldNote(place, FieldNote.RANGE, sentence(message, place));
      case "pattern" -> new FieldNote(place, FieldNote.FORM, sentence(message, place));
      case "uniqueItems" -> new FieldNote(place, FieldNote.DUPLICATE, "each may be there once");
      default -> new FieldNote(place, FieldNote.LENGTH, sentence(message, place));
    };
  }

  private static String sentence(ValidationMessage message, String place) {
    String text = message.getMessage();
    return text.startsWith(place + ": ") ? text.substring(place.length() + 2) : text;
  }
}
