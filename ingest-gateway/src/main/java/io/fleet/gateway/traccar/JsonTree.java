package io.fleet.gateway.traccar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON document into maps, lists, text, numbers and flags: a bounded number of values, in
 * bounded depth. Of a member given twice the last counts.
 */
final class JsonTree {
  /** Values of one document, about a thousand locations of a phone. */
  static final int MAX_VALUES = 30_000;

  private final JsonParser in;
  private int values;

  private JsonTree(JsonParser in) {
    this.in = in;
  }

  /**
   * The document.
   *
   * @throws FormException if it is no JSON, or too large
   */
  static Object read(byte[] body) throws FormException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() == null) {
        throw new FormException("the body is empty");
      }
      Object tree = new JsonTree(in).value();
      if (in.nextToken() != null) {
        throw new FormException("content after the end of the JSON document");
      }
      return tree;
    } catch (IOException e) {
      throw new FormException("no JSON");
    }
  }

  private Object value() throws IOException, FormException {
    if (++values > MAX_VALUES) {
      throw new FormException("more than " + MAX_VALUES + " values");
    }
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new FormException("the body breaks off");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_STRING -> in.getText();
      default -> null;
    };
  }

  private Object number() throws IOException {
    boolean isLong =
        in.hasToken(JsonToken.VALUE_NUMBER_INT)
            && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    if (isLong) {
      return in.getLongValue();
    }
    return in.getDoubleValue();
  }

  private Map<String, Object> object() throws IOException, FormException {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      members.put(name, value());
    }
    endsWith(JsonToken.END_OBJECT);
    return members;
  }

  private List<Object> array() throws IOException, FormException {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != null && !in.hasToken(JsonToken.END_ARRAY)) {
      elements.add(value());
    }
    endsWith(JsonToken.END_ARRAY);
    return elements;
  }

  /** The parser ends in silence where the input does. */
  private void endsWith(JsonToken end) throws FormException {
    if (!in.hasToken(end)) {
      throw new FormException("the body breaks off");
    }
  }

  /** A member that is an object, empty if it is none. */
  static Map<String, Object> child(Map<?, ?> parent, String name) {
    return asObject(parent.get(name));
  }

  /** The value as an object, empty if it is none. */
  static Map<String, Object> asObject(Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> members.put(String.valueOf(key), member));
    }
    return members;
  }
}
