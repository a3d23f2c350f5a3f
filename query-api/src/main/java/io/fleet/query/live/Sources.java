package io.fleet.query.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/** Which sources of the stream are away. For several threads. */
final class Sources {
  static final String LOG = "log";
  static final String STORE = "store";

  private final TreeSet<String> away = new TreeSet<>();

  /**
   * Notes whether a source answers.
   *
   * @return whether that is news
   */
  synchronized boolean note(String source, boolean answers) {
    return answers ? away.remove(source) : away.add(source);
  }

  synchronized boolean allAnswer() {
    return away.isEmpty();
  }

  /** As the stream tells it: {@code {"away":["log"]}}. */
  synchronized String json(ObjectMapper json) {
    ObjectNode node = json.createObjectNode();
    ArrayNode names = node.putArray("away");
    away.forEach(names::add);
    return node.toString();
  }
}
