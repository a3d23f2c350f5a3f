package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The optional fields of one message that made no sense, each named once, and how to read one. */
final class DroppedFields {
  private final List<String> names = new ArrayList<>();

  void clear() {
    names.clear();
  }

  void add(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** Names the field unless the parser's token only says that it is absent. */
  void addUnlessAbsent(JsonParser in, String name) throws IOException {
    if (!Json.isAbsent(in)) {
      add(name);
    }
  }

  /** The text at the parser's token, or else what was known before. */
  String textOr(String before, JsonParser in, String name, int maxLength) throws IOException {
    String text = Json.text(in, maxLength);
    if (text != null) {
      return text;
    }
    addUnlessAbsent(in, name);
    return before;
  }

  /** Whether the list or map that the field must be begins here. */
  boolean begins(JsonParser in, JsonToken start, String name) throws IOException {
    if (in.hasToken(start)) {
      return true;
    }
    addUnlessAbsent(in, name);
    return false;
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
