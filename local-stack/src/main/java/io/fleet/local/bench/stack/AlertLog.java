package io.fleet.local.bench.stack;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.Topic;
import java.util.HashMap;
import java.util.Map;

/** Reads what subscribers of the alerts topic have been told. */
public final class AlertLog {
  private AlertLog() {}

  /** The newest version of every alert that stands in the topic now. */
  public static Map<String, Alert> newestVersions(String bootstrapServers) throws Exception {
    Map<String, Alert> newest = new HashMap<>();
    new TopicScan(bootstrapServers, Topic.ALERTS.topicName())
        .forEach(
            record -> {
              Alert alert = AlertJson.read(record.value());
              newest.merge(alert.alertId(), alert, AlertLog::newer);
            });
    return newest;
  }

  private static Alert newer(Alert a, Alert b) {
    return b.version() >= a.version() ? b : a;
  }
}
