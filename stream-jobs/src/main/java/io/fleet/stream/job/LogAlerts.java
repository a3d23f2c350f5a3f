package io.fleet.stream.job;

import io.fleet.stream.io.AlertTopic;
import io.fleet.stream.io.PublishedAlerts;
import io.fleet.stream.operator.PublishedAlertsFactory;

/**
 * The log's topic of alerts.
 *
 * @param bootstrapServers of the log, {@code host:port,…}
 */
record LogAlerts(String bootstrapServers) implements PublishedAlertsFactory {
  @Override
  public PublishedAlerts open() {
    return new AlertTopic(bootstrapServers);
  }
}
