package io.fleet.query.system;

import io.fleet.events.Topic;
import java.util.List;

/** Who reads the log for everybody else, and what of it. */
enum LogReader {
  /**
   * The job, which tells its places when a checkpoint is complete: what follows on them is in none.
   * Of telemetry, with a heartbeat a second in each partition, records say how late it is.
   */
  JOB(
      List.of(Topic.TELEMETRY_RAW),
      List.of(Topic.TRIP_EVENTS, Topic.VEHICLE_STATUS, Topic.DRIVER_EVENTS, Topic.DELIVERY_EVENTS)),
  /** The notifier, which tells its places once a second. */
  NOTIFIER(List.of(Topic.ALERTS, Topic.CHANGES), List.of());

  private final List<Topic> timed;
  private final List<Topic> counted;

  LogReader(List<Topic> timed, List<Topic> counted) {
    this.timed = timed;
    this.counted = counted;
  }

  /** Topics whose records are counted and looked at for the time at which the log took them. */
  List<Topic> timed() {
    return timed;
  }

  /** Topics whose records are counted alone. */
  List<Topic> counted() {
    return counted;
  }
}
