package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Metabase knows: whether it is set up, connections with the columns it has read of them,
 * collections, cards and dashboards. Ids count up over all kinds.
 */
final class KeptThings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ONE = Pattern.compile("/api/([a-z]+)/(\\d+)(/.*)?");
  private static final Pattern TAG = Pattern.compile("\\{\\{([a-z_]+)}}");
  private static final String TOKEN = "5f0d6d4e-setup";

  private final Map<String, Map<Integer, ObjectNode>> kept = new TreeMap<>();
  private final List<String> columns;
  private String email = "";
  private String password = "";
  private int sessions;
  private int looksUntilRead;
  private int nextId = 1;

  /** It knows columns ({@code view.column}) once it was looked at so many times. */
  KeptThings(List<String> columns, int looksUntilRead) {
    this.columns = columns;
    this.looksUntilRead = looksUntilRead;
    for (String kind : List.of("database", "collection", "card", "dashboard")) {
      kept.put(kind, new TreeMap<>());
    }
  }

  /** It says no. */
  static final class Refused extends RuntimeException {
    private final int status;

    Refused(int status, String why) {
      super(why);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  boolean isSession(String session) {
    return session != null && session.equals("session-" + sessions);
  }

  /** All that is not archived, in the order it was made. */
  List<ObjectNode> all(String kind) {
    return kept.get(kind).values().stream()
        .filter(thing -> !thing.path("archived").asBoolean())
        .toList();
  }

  ObjectNode named(String kind, String name) {
    return all(kind).stream()
        .filter(thing -> thing.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonNode answer(String method, String path, JsonNode body) {
    if (path.startsWith("/api/se")) {
      return entry(path, body);
    }
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      return ofOne(method, one, body);
    }
    String kind = path.substring("/api/".length());
    if (method.equals("POST")) {
      return make(kind, body);
    }
    ArrayNode list = JSON.createArrayNode().addAll(kept.get(kind).values());
    if (kind.equals("collection")) {
      list.insert(0, JSON.createObjectNode().put("id", "root").put("name", "Our analytics"));
    }
    return kind.equals("database") ? JSON.createObjectNode().set("data", list) : list;
  }

  private JsonNode entry(String path, JsonNode body) {
    switch (path) {
      case "/api/session/properties" -> {
        ObjectNode properties = JSON.createObjectNode().put("has-user-setup", !email.isEmpty());
        return email.isEmpty() ? properties.put("setup-token", TOKEN) : properties;
      }
      case "/api/setup" -> {
        if (!email.isEmpty() || !body.path("token").asText().equals(TOKEN)) {
          throw new Refused(403, "set up already, or not this token");
        }
        email = body.at("/user/email").asText();
        password = body.at("/user/password").asText();
      }
      default -> {
        if (!body.path("username").asText().equals(email)
            || !body.path("password").asText().equals(password)) {
          throw new Refused(401, "did not match stored password " + body.path("password").asText());
        }
      }
    }
    sessions++;
    return JSON.createObjectNode().put("id", "session-" + sessions);
  }

  private JsonNode ofOne(String method, Matcher path, JsonNode body) {
    ObjectNode thing = kept.get(path.group(1)).get(Integer.parseInt(path.group(2)));
    if (thing == null) {
      throw new Refused(404, "Not found.");
    }
    String more = path.group(3) == null ? "" : path.group(3);
    if (more.equals("/sync_schema")) {
      return JSON.createObjectNode().put("status", "ok");
    }
    if (more.equals("/metadata")) {
      return metadata();
    }
    if (more.startsWith("/items?models=")) {
      return items(thing.path("id").asInt(), more.substring("/items?models=".length()));
    }
    if (!method.equals("GET")) {
      check(path.group(1), thing.path("id").asInt(), body);
      thing.setAll((ObjectNode) body.deepCopy());
      identify(thing);
    }
    return thing;
  }

  private JsonNode make(String kind, JsonNode body) {
    check(kind, 0, body);
    ObjectNode thing = body.deepCopy();
    thing.put("id", nextId++).put("archived", false);
    kept.get(kind).put(thing.path("id").asInt(), thing);
    return thing;
  }

  private JsonNode items(int collectionId, String kind) {
    ArrayNode items = JSON.createArrayNode();
    for (ObjectNode thing : all(kind)) {
      if (thing.path("collection_id").asInt() == collectionId) {
        ObjectNode item = thing.deepCopy();
        items.add(item.retain("id", "name", "description").put("model", kind));
      }
    }
    return JSON.createObjectNode().put("total", items.size()).set("data", items);
  }

  private JsonNode metadata() {
    ArrayNode tables = JSON.createArrayNode();
    if (looksUntilRead-- <= 0) {
      for (int id = 0; id < columns.size(); id++) {
        String[] column = columns.get(id).split("\\.");
        ObjectNode table = tables.addObject().put("name", column[0]);
        table.putArray("fields").addObject().put("id", 1_000 + id).put("name", column[1]);
      }
    }
    return JSON.createObjectNode().set("tables", tables);
  }

  private void check(String kind, int id, JsonNode body) {
    if (body.has("collection_id")) {
      mustBe("collection", body.path("collection_id"));
    }
    if (kind.equals("card") && body.has("dataset_query")) {
      checkCard(body);
    }
    Set<Integer> seen = new TreeSet<>();
    for (JsonNode place : body.path("dashcards")) {
      JsonNode card = mustBe("card", place.path("card_id"));
      if (!seen.add(place.path("id").asInt())) {
        throw new Refused(400, "two places of one id");
      }
      checkMappings(body, place, card);
    }
  }

  private JsonNode mustBe(String kind, JsonNode id) {
    ObjectNode thing = kept.get(kind).get(id.asInt());
    if (thing == null || thing.path("archived").asBoolean()) {
      throw new Refused(404, "no " + kind + " " + id);
    }
    return thing;
  }

  /** Tags are those of the text, on columns that are known, and each has its widget. */
  private void checkCard(JsonNode card) {
    mustBe("database", card.at("/dataset_query/database"));
    JsonNode tags = card.at("/dataset_query/native/template-tags");
    Set<String> named = new TreeSet<>();
    tags.fieldNames().forEachRemaining(named::add);
    Set<String> used = new TreeSet<>();
    TAG.matcher(card.at("/dataset_query/native/query").asText())
        .results()
        .forEach(tag -> used.add(tag.group(1)));
    Set<String> widgets = new TreeSet<>();
    card.path("parameters").forEach(widget -> widgets.add(widget.at("/target/1/1").asText()));
    if (!named.equals(used) || !widgets.equals(used)) {
      throw new Refused(400, "tags " + named + ", used " + used + ", widgets " + widgets);
    }
    for (JsonNode one : tags) {
      int field = one.at("/dimension/1").asInt(1_000);
      if (field < 1_000 || field >= 1_000 + columns.size()) {
        throw new Refused(404, "no field " + field);
      }
    }
  }

  private static void checkMappings(JsonNode dashboard, JsonNode place, JsonNode card) {
    Set<String> parameters = new TreeSet<>();
    dashboard.path("parameters").forEach(one -> parameters.add(one.path("id").asText()));
    for (JsonNode mapping : place.path("parameter_mappings")) {
      String tag = mapping.at("/target/1/1").asText();
      JsonNode known = card.at("/dataset_query/native/template-tags").path(tag);
      boolean isField = known.path("type").asText().equals("dimension");
      if (known.isMissingNode()
          || isField != mapping.at("/target/0").asText().equals("dimension")
          || !parameters.contains(mapping.path("parameter_id").asText())) {
        throw new Refused(400, "a mapping to nothing: " + mapping);
      }
    }
  }

  /** Places that are new get ids. */
  private void identify(ObjectNode thing) {
    for (JsonNode place : thing.path("dashcards")) {
      if (place.path("id").asInt() < 0) {
        ((ObjectNode) place).put("id", nextId++);
      }
    }
  }
}
