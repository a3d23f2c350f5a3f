package io.fleet.local.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Reads and writes versions of rules at a stack's gateway. */
public final class RulesDesk {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String RULES = "/v1/reference/rules/";
  private static final String IMPORT = RULES + "import?correct=true&atomic=true&dry_run=";
  private static final Map<String, String> NDJSON = Map.of("Content-Type", "application/x-ndjson");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;

  /** One at a gateway. */
  public RulesDesk(GatewayAccess access) {
    this.gateway = new GatewayClient(access, PATIENCE);
  }

  /** All versions of a scope, oldest first; none if there never was such a scope. */
  List<RulesVersion> versions(String scope) throws IOException, InterruptedException {
    List<RulesVersion> versions = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      String path = RULES + GatewayClient.part(scope) + "/versions?limit=1000" + cursor;
      HttpResponse<byte[]> answer = gateway.ask("GET", path);
      if (answer.statusCode() == 404) {
        return List.of();
      }
      JsonNode page = understood(answer);
      for (JsonNode item : page.path("items")) {
        versions.add(version(scope, item));
      }
      JsonNode next = page.path("next_cursor");
      cursor = next.isTextual() ? "&cursor=" + GatewayClient.part(next.asText()) : null;
    }
    return versions;
  }

  private static RulesVersion version(String scope, JsonNode item) {
    boolean isGone = item.path("deleted").asBoolean();
    return new RulesVersion(
        scope,
        Instant.parse(item.path("valid_from").asText()),
        isGone ? null : (ObjectNode) item.path("body"));
  }

  /**
   * Has the gateway judge versions.
   *
   * @throws IllegalArgumentException with what is wrong of each
   */
  void check(List<RulesVersion> versions) throws IOException, InterruptedException {
    send(versions, true);
  }

  /** Writes versions; returns when they are stored. Those without a body say that it is gone. */
  void write(List<RulesVersion> versions) throws IOException, InterruptedException {
    List<RulesVersion> there = versions.stream().filter(each -> each.body() != null).toList();
    if (!there.isEmpty()) {
      send(there, false);
    }
    for (RulesVersion each : versions) {
      if (each.body() == null) {
        String path = RULES + GatewayClient.part(each.scope());
        understood(gateway.ask("DELETE", path + "?correct=true&valid_from=" + each.validFrom()));
      }
    }
  }

  private void send(List<RulesVersion> versions, boolean isDryRun)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    versions.forEach(each -> lines.append(line(each)).append('\n'));
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer = gateway.ask("POST", IMPORT + isDryRun, body, NDJSON);
    JsonNode report =
        answer.statusCode() == 422 ? JSON.readTree(answer.body()) : understood(answer);
    StringJoiner refused = new StringJoiner("; ");
    for (JsonNode result : report.path("results")) {
      for (JsonNode error : result.path("errors")) {
        String field = error.path("field").asText() + " " + error.path("reason").asText();
        refused.add(
            result.path("id").asText() + ": " + field + ", " + error.path("detail").asText());
      }
    }
    if (refused.length() > 0) {
      throw new IllegalArgumentException("the gateway refuses " + refused);
    }
    if (report.path("refused").asInt() > 0 || answer.statusCode() == 422) {
      throw new IllegalArgumentException("the gateway refuses the rules");
    }
  }

  private static ObjectNode line(RulesVersion version) {
    return JSON.createObjectNode()
        .put("id", version.scope())
        .put("valid_from", version.validFrom().toString())
        .set("body", version.body());
  }

  private static JsonNode understood(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "the gateway answered "
              + answer.statusCode()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return JSON.readTree(answer.body());
  }
}
