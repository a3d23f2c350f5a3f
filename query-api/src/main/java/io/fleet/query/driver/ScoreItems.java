package io.fleet.query.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what took points of a score. The store tells it in one text of the score's row, an array of
 * arrays, because a second query would be planned for as long as the score's own.
 */
@ApplicationScoped
class ScoreItems {
  private final ObjectMapper json;

  ScoreItems(ObjectMapper json) {
    this.json = json;
  }

  /** The items, in the store's order; none of an absent text. */
  List<DriverScore.Item> read(String text) {
    List<DriverScore.Item> items = new ArrayList<>();
    if (text == null) {
      return items;
    }
    try {
      json.readTree(text).forEach(item -> items.add(item(item)));
      return items;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Kind, event, vehicle, trip, start as the store writes a time in UTC, severity, state, points.
   */
  private static DriverScore.Item item(JsonNode told) {
    String state = told.get(6).asText();
    JsonNode points = told.get(7);
    return new DriverScore.Item(
        told.get(1).asText(),
        told.get(0).asText(),
        told.get(2).asText(),
        told.get(3).asText(),
        Instant.parse(told.get(4).asText().replace(' ', 'T') + 'Z'),
        told.get(5).asLong(),
        points.isNull() ? null : points.asDouble(),
        state.isEmpty() ? null : state);
  }
}
