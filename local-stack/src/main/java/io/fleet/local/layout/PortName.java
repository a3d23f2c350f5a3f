package io.fleet.local.layout;

import java.util.Locale;

/** Every port the stack listens on. */
public enum PortName {
  KAFKA,
  KAFKA_CONTROLLER,
  KAFKA_2,
  KAFKA_CONTROLLER_2,
  KAFKA_3,
  KAFKA_CONTROLLER_3,
  KEYS,
  FLINK_RPC,
  FLINK_UI,
  CLICKHOUSE,
  INGEST_GATEWAY,
  MQTT,
  MQTTS,
  TRACKER,
  ALERT_NOTIFIER,
  QUERY_API;

  /** The name in files and messages, for example {@code flink-ui}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment variable that sets it, for example {@code FLEET_PORT_FLINK_UI}. */
  public String variable() {
    return "FLEET_PORT_" + name();
  }
}
