package io.fleet.local.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a client reaches the log.
 *
 * @param bootstrapServers {@code host:port,…}
 * @param security what it shows to be let in, by the names of Kafka; empty where nobody asks
 */
public record LogLogin(String bootstrapServers, Map<String, String> security) {

  /** Keeps its own copy. */
  public LogLogin {
    security = Map.copyOf(security);
  }

  /** Where nobody asks who comes. */
  public static LogLogin open(String bootstrapServers) {
    return new LogLogin(bootstrapServers, Map.of());
  }

  /**
   * Settings of a client.
   *
   * @param clientId as the brokers see it
   */
  public Map<String, Object> settings(String clientId) {
    Map<String, Object> settings = new HashMap<>(security);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return settings;
  }

  /** Settings may hold a password. */
  @Override
  public String toString() {
    return bootstrapServers;
  }
}
