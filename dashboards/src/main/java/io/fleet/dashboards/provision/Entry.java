package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.dashboards.metabase.MetabaseApi;

/** The way in: the first run makes the administrator, later ones sign in as that one. */
final class Entry {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SITE = "Fleet";

  private final MetabaseApi api;

  Entry(MetabaseApi api) {
    this.api = api;
  }

  void enter(String email, String password) {
    JsonNode properties = api.get("/api/session/properties");
    JsonNode session =
        properties.path("has-user-setup").asBoolean()
            ? api.post("/api/session", credentials(email, password))
            : api.post(
                "/api/setup", setUp(properties.path("setup-token").asText(), email, password));
    api.enter(session.path("id").asText());
  }

  private static ObjectNode credentials(String email, String password) {
    return JSON.createObjectNode().put("username", email).put("password", password);
  }

  private static ObjectNode setUp(String token, String email, String password) {
    ObjectNode body = JSON.createObjectNode().put("token", token);
    body.putObject("user")
        .put("email", email)
        .put("password", password)
        .put("first_name", SITE)
        .put("last_name", "Administrator")
        .put("site_name", SITE);
    body.putObject("prefs").put("site_name", SITE).put("allow_tracking", false);
    return body;
  }
}
