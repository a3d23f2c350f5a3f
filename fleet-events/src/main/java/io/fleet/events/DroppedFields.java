package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The optional fields of one message that made no sense, each named once, and how to read one. */
final class DroppedFields {
  private final Map<String, DropReason> reasons = new LinkedHashMap<>();

  void clear() {
    reasons.clear();
  }

  /** Names the field; of several reasons the first counts. */
  void add(String name, DropReason reason) {
    reasons.putIfAbsent(name, reason);
  }

  /** Names the field unless the parser's token only says that it is absent. */
  void addUnlessAbsent(JsonParser in, String name, DropReason reason) throws IOException {
    if (!Json.isAbsent(in)) {
      add(name, reason);
    }
  }

  /** The text at the parser's token, or else what was known before. */
  String textOr(String before, JsonParser in, String name, int maxLength) throws IOException {
    String text = Json.text(in, maxLength);
    if (text != null) {
      return text;
    }
    addUnlessAbsent(
        in, name, in.hasToken(JsonToken.VALUE_STRING) ? DropReason.TEXT : DropReason.TYPE);
    return before;
  }

  /** Whether the list or map that the field must be begins here. */
  boolean begins(JsonParser in, JsonToken start, String name) throws IOException {
    if (in.hasToken(start)) {
      return true;
    }
    addUnlessAbsent(in, name, DropReason.TYPE);
    return false;
  }

  /** Why, by name, in the order of the message. */
  Map<String, DropReason> reasons() {
    return reasons.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }
}
