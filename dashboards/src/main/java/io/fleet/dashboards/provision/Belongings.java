package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.metabase.MetabaseApi;
import java.util.Map;
import java.util.TreeMap;

/** Collections, questions and dashboards that bear a mark, and how they are written. */
final class Belongings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MetabaseApi api;
  private final Outcome outcome;

  Belongings(MetabaseApi api, Outcome outcome) {
    this.api = api;
    this.outcome = outcome;
  }

  /** A thing that is in Metabase. */
  record Owned(int id, Mark mark) {}

  /** What Metabase calls a kind of thing, in its paths and in lists of a collection's items. */
  enum Kind {
    COLLECTION("collection"),
    CARD("card"),
    DASHBOARD("dashboard");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String path() {
      return "/api/" + word;
    }
  }

  /** All collections of ours by their keys. */
  Map<String, Owned> collections() {
    return marked(api.get("/api/collection"));
  }

  /** Questions or dashboards of ours in a collection, by their keys. */
  Map<String, Owned> items(int collectionId, Kind kind) {
    return marked(
        api.get("/api/collection/" + collectionId + "/items?models=" + kind.word).path("data"));
  }

  /** Who copies a thing copies its mark: of two the older one is ours. */
  private static Map<String, Owned> marked(JsonNode things) {
    Map<String, Owned> owned = new TreeMap<>();
    for (JsonNode thing : things) {
      Mark.in(thing.path("description").asText())
          .filter(mark -> thing.path("id").isInt() && !thing.path("archived").asBoolean())
          .map(mark -> new Owned(thing.path("id").asInt(), mark))
          .ifPresent(one -> owned.merge(one.mark().key(), one, (a, b) -> a.id() < b.id() ? a : b));
    }
    return owned;
  }

  /**
   * Makes a thing, or changes it where it differs from what was written last.
   *
   * @param body all of it, its description without a mark
   * @return its id
   */
  int write(Kind kind, String key, Owned before, ObjectNode body) {
    Mark mark = Mark.of(key, body);
    if (before != null && before.mark().equals(mark)) {
      outcome.unchanged();
      return before.id();
    }
    body.put("description", mark.on(body.path("description").asText()));
    if (before == null) {
      outcome.made(key);
      return api.post(kind.path(), body).path("id").asInt();
    }
    outcome.changed(key);
    api.put(kind.path() + "/" + before.id(), body);
    return before.id();
  }

  void archive(Kind kind, Owned owned) {
    api.put(kind.path() + "/" + owned.id(), JSON.createObjectNode().put("archived", true));
    outcome.archived(owned.mark().key());
  }
}
