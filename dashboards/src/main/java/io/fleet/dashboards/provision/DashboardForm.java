package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.question.Dashboard;
import io.fleet.dashboards.question.Dashboard.Placed;
import java.util.HashMap;
import java.util.Map;

/** A dashboard as Metabase takes it: first an empty one, then with its questions. */
final class DashboardForm {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tags tags;

  DashboardForm(Tags tags) {
    this.tags = tags;
  }

  /** What a new one begins as. */
  static ObjectNode empty(Dashboard dashboard, String key, int collectionId) {
    return JSON.createObjectNode()
        .put("name", dashboard.title())
        .put("description", Mark.unfinished(key).on(dashboard.description()))
        .put("collection_id", collectionId);
  }

  /**
   * All of it, without the places' own ids, so that it is the same in every run. How often it
   * renews itself is nothing Metabase keeps, but part of the address it is opened with.
   *
   * @param cardIds by the questions' keys
   */
  ObjectNode whole(Dashboard dashboard, int id, int collectionId, Map<String, Integer> cardIds) {
    String renewed =
        " Opened as /dashboard/%d#refresh=%d it renews itself every %d s."
            .formatted(id, dashboard.refreshS(), dashboard.refreshS());
    ObjectNode whole =
        JSON.createObjectNode()
            .put("name", dashboard.title())
            .put("description", dashboard.description() + renewed)
            .put("collection_id", collectionId);
    whole.set("parameters", tags.ofDashboard(dashboard.filters()));
    ArrayNode places = whole.putArray("dashcards");
    for (Placed placed : dashboard.questions()) {
      int cardId = cardIds.get(placed.question().key());
      ObjectNode place =
          places
              .addObject()
              .put("card_id", cardId)
              .put("row", placed.row())
              .put("col", placed.column())
              .put("size_x", placed.width())
              .put("size_y", placed.height());
      place.putArray("series");
      place.putObject("visualization_settings");
      place.set("parameter_mappings", tags.mappings(cardId, placed.question().filters()));
    }
    return whole;
  }

  /**
   * Gives each place the id it has, or a negative one where it is new.
   *
   * @param current the dashboard as it is
   */
  static void identify(ObjectNode whole, JsonNode current) {
    Map<Integer, Integer> byCard = new HashMap<>();
    for (JsonNode place : current.path("dashcards")) {
      byCard.putIfAbsent(place.path("card_id").asInt(), place.path("id").asInt());
    }
    int next = -1;
    for (JsonNode place : whole.path("dashcards")) {
      Integer known = byCard.get(place.path("card_id").asInt());
      ((ObjectNode) place).put("id", known == null ? next-- : known);
    }
  }
}
