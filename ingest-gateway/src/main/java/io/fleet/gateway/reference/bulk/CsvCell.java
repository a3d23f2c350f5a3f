package io.fleet.gateway.reference.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.gateway.reference.check.FieldNote;
import io.fleet.gateway.reference.check.MemberTypes;
import io.fleet.gateway.reference.check.StrictJson;

/** The value that a cell stands for. */
final class CsvCell {
  private static final String NULL = "null";
  private static final String PART_OF_LIST = "\\|";

  private CsvCell() {}

  /**
   * Puts the value into an object.
   *
   * @return why it cannot be, else null
   */
  static FieldNote put(ObjectNode into, String name, String cell, MemberTypes.Type type) {
    switch (type) {
      case TEXT -> into.put(name, cell);
      case TEXTS -> {
        ArrayNode list = into.putArray(name);
        for (String part : cell.split(PART_OF_LIST)) {
          list.add(part.trim());
        }
      }
      default -> {
        JsonNode value = json(cell);
        if (!fits(value, cell, type)) {
          return new FieldNote('/' + name, FieldNote.TYPE, expected(type));
        }
        into.set(name, value);
      }
    }
    return null;
  }

  private static JsonNode json(String cell) {
    try {
      return StrictJson.MAPPER.readTree(cell);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static boolean fits(JsonNode value, String cell, MemberTypes.Type type) {
    if (value == null) {
      return false;
    }
    return switch (type) {
      case NUMBER -> value.isNumber();
      case NUMBER_OR_NULL -> value.isNumber() || cell.equals(NULL);
      case FLAG -> value.isBoolean();
      default -> value.isContainerNode();
    };
  }

  private static String expected(MemberTypes.Type type) {
    return switch (type) {
      case NUMBER -> "a number with a decimal point expected";
      case NUMBER_OR_NULL -> "a number with a decimal point, or null, expected";
      case FLAG -> "true or false expected";
      default -> "JSON expected";
    };
  }
}
