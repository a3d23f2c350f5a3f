package io.fleet.events;

import java.time.Duration;

/**
 * Every topic of the log with the settings it is created with. Names are public interface; the
 * production prefix is part of the contract with producers that exist.
 */
public enum Topic {
  /** Telemetry, and one heartbeat per partition and second. Key: vehicle. Log append time. */
  TELEMETRY_RAW("fleet.prod.telemetry.raw", 12, 7, 4),
  /** Trips as told by a driver app. Key: vehicle. */
  TRIP_EVENTS("fleet.prod.trip.events", 6, 30, 1),
  /** Vehicle status. Key: vehicle. */
  VEHICLE_STATUS("fleet.prod.vehicle.status", 6, 30, 1),
  /** Log-ins, breaks and incidents of drivers. Key: driver. */
  DRIVER_EVENTS("fleet.prod.events.driver", 3, 30, 1),
  /** Alerts, every version. Key: vehicle. */
  ALERTS("fleet.prod.alerts.outbound", 3, 30, 1),
  /** Panels of the last seconds, one record a window. Key: panel. */
  METRICS_LIVE("fleet.prod.metrics.live", 1, 7, 1),
  /** Commands to devices. Key: vehicle. */
  COMMANDS("fleet.prod.commands", 3, 30, 1),
  /** What could not be read or accepted: the original bytes, the rest in headers. */
  DEAD_LETTERS("fleet.prod.deadletter", 3, 90, 5);

  private final String topicName;
  private final int partitions;
  private final Duration retention;
  private final int maxMessageMib;

  Topic(String topicName, int partitions, int retentionDays, int maxMessageMib) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.retention = Duration.ofDays(retentionDays);
    this.maxMessageMib = maxMessageMib;
  }

  /** The name in the log. */
  public String topicName() {
    return topicName;
  }

  public int partitions() {
    return partitions;
  }

  /** How long records are kept, by append time. */
  public Duration retention() {
    return retention;
  }

  /** The greatest record the topic takes. */
  public int maxMessageBytes() {
    return maxMessageMib << 20;
  }
}
