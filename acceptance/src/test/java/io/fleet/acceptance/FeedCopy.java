package io.fleet.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A copy of detected trips that a client keeps through the change feed. */
final class FeedCopy {
  private final FleetClient client;
  private final Map<String, JsonNode> rows = new HashMap<>();
  private String cursor;

  /**
   * A copy of nothing.
   *
   * @param cursor from where on it is kept: {@code oldest} or {@code now}
   */
  FeedCopy(FleetClient client, String cursor) {
    this.client = client;
    this.cursor = cursor;
  }

  /**
   * Takes what there is.
   *
   * @param waitS seconds to wait while there is nothing
   * @return the changes taken
   */
  List<JsonNode> follow(int waitS) throws Exception {
    List<JsonNode> taken = new ArrayList<>();
    boolean more;
    do {
      JsonNode page =
          client.get("/v1/changes?types=trip&limit=50&wait_s=" + waitS + "&after=" + cursor);
      page.get("items").forEach(taken::add);
      page.get("items").forEach(change -> keep(change.get("data")));
      cursor = page.get("next").asText();
      more = page.get("more").asBoolean();
    } while (more);
    return taken;
  }

  private void keep(JsonNode row) {
    rows.merge(
        row.get("trip_id").asText(),
        row,
        (kept, told) -> version(told) >= version(kept) ? told : kept);
  }

  private static long version(JsonNode row) {
    return row.get("version").asLong();
  }

  /** What it holds, withdrawn trips left out, by id. */
  TreeMap<String, JsonNode> trips() {
    return byId(rows.values().stream().filter(row -> !row.get("withdrawn").asBoolean()).toList());
  }

  /**
   * Rows by id; of a trip under way its state alone, since its progress is not told, and what
   * silence has decided without its version, which another one may be after a restart.
   */
  static TreeMap<String, JsonNode> byId(List<JsonNode> trips) {
    TreeMap<String, JsonNode> byId = new TreeMap<>();
    for (JsonNode trip : trips) {
      byId.put(trip.get("trip_id").asText(), comparable(trip));
    }
    return byId;
  }

  private static JsonNode comparable(JsonNode trip) {
    if (trip.get("state").asText().equals("open")) {
      return trip.get("state");
    }
    boolean bySilence = trip.get("closed_by").asText().equals("no_data");
    return bySilence
        ? ((ObjectNode) trip).deepCopy().without(List.of("version", "updated_at"))
        : trip;
  }
}
