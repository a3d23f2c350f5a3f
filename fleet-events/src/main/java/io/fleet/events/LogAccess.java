package io.fleet.events;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a process is let in at the log: clients' settings from variables of the environment. The
 * services' framework reads the same ones by the same rule, so each part is told in one way.
 * Without any the log is open.
 */
public final class LogAccess {
  private static final String PREFIX = "KAFKA_";

  /** The variables that count; what else begins alike is somebody else's. */
  public static final List<String> VARIABLES =
      List.of(
          "KAFKA_SECURITY_PROTOCOL",
          "KAFKA_SASL_MECHANISM",
          "KAFKA_SASL_JAAS_CONFIG",
          "KAFKA_SSL_TRUSTSTORE_TYPE",
          "KAFKA_SSL_TRUSTSTORE_LOCATION");

  private LogAccess() {}

  /** The settings that this process was given. */
  public static Map<String, String> ofThisProcess() {
    return of(System.getenv());
  }

  /** The settings in an environment, such as {@code sasl.mechanism}; empty ones are none. */
  public static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        settings.put(setting(variable), value);
      }
    }
    return settings;
  }

  private static String setting(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
