package io.fleet.query.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fleet.events.AlertAction;
import io.fleet.query.handling.RecentActions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** What was just said about alerts, in the form the store's views take beside their table. */
@ApplicationScoped
class RecentJson {
  private final RecentActions recent;
  private final ObjectMapper json;

  RecentJson(RecentActions recent, ObjectMapper json) {
    this.recent = recent;
    this.json = json;
  }

  /** Which alerts it is about. */
  Set<String> alertIds() {
    return recent.all().stream().map(AlertAction::alertId).collect(Collectors.toSet());
  }

  /** About every alert, without what was written. */
  String all() {
    ArrayNode list = json.createArrayNode();
    recent.all().forEach(action -> add(list, action, ""));
    return text(list);
  }

  /** About one alert. */
  String of(String alertId) {
    ArrayNode list = json.createArrayNode();
    recent.all().stream()
        .filter(action -> action.alertId().equals(alertId))
        .forEach(action -> add(list, action, orEmpty(action.text())));
    return text(list);
  }

  private static void add(ArrayNode list, AlertAction action, String text) {
    list.addArray()
        .add(action.actionId().toString())
        .add(action.alertId())
        .add(action.atMs())
        .add(action.vehicleId())
        .add(action.kind().tag())
        .add(orEmpty(action.assignee()))
        .add(text)
        .add(action.by());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private String text(ArrayNode list) {
    try {
      return json.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
