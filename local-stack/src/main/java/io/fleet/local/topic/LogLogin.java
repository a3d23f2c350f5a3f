package io.fleet.local.topic;

import io.fleet.events.LogAccess;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.token.LogUsers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

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

  /**
   * That of a user to the log of a stack.
   *
   * @param user a service's name in the list of access, or {@link LogUsers#ADMIN}
   */
  public static LogLogin of(DataDirectory data, Ports ports, String user) {
    Topology topology = Topology.of(data);
    String brokers = ports.brokers(topology);
    if (!topology.asksForNames()) {
      return open(brokers);
    }
    boolean isAdmin = user.equals(LogUsers.ADMIN);
    LogUsers users = new LogUsers(data.secrets());
    String module =
        isAdmin
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    return new LogLogin(
        brokers,
        Map.of(
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            "SASL_PLAINTEXT",
            SaslConfigs.SASL_MECHANISM,
            isAdmin ? "PLAIN" : users.mechanism(),
            SaslConfigs.SASL_JAAS_CONFIG,
            "%s required username=\"%s\" password=\"%s\";"
                .formatted(module, user, users.password(user))));
  }

  /** That of who may do everything. */
  public static LogLogin ofAdmin(DataDirectory data, Ports ports) {
    return of(data, ports, LogUsers.ADMIN);
  }

  /** The variables that let a service or the job in, see {@code io.fleet.events.LogAccess}. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    security.forEach(
        (name, value) ->
            environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return environment;
  }

  /**
   * The one that variables tell of, by the names that {@link #environment} has.
   *
   * @throws IllegalStateException if they name no log
   */
  public static LogLogin of(Map<String, String> environment) {
    String brokers = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
    if (brokers.isBlank()) {
      throw new IllegalStateException("KAFKA_BOOTSTRAP_SERVERS names no log");
    }
    return new LogLogin(brokers, LogAccess.of(environment));
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
