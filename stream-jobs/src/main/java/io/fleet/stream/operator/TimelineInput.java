package io.fleet.stream.operator;

import io.fleet.events.Telemetry;
import io.fleet.events.TraceParent;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What reaches a timeline's subtask, in the order of the log: an event of a vehicle, what came of
 * repairing one, or a heartbeat of a partition under a key of its own for each key group.
 */
@TypeInfo(TimelineInputTypeInfo.Factory.class)
public final class TimelineInput {
  private static final byte[] NOTHING = {};

  private final String key;
  private final Telemetry telemetry;
  private final byte[] slice;
  private final int partition;
  private final long offset;
  private final long appendMs;
  private final TraceParent trace;

  private TimelineInput(
      String key,
      Telemetry telemetry,
      byte[] slice,
      int partition,
      long offset,
      long appendMs,
      TraceParent trace) {
    this.key = key;
    this.telemetry = telemetry;
    this.slice = slice;
    this.partition = partition;
    this.offset = offset;
    this.appendMs = appendMs;
    this.trace = trace;
  }

  /** An event of a vehicle whose way is not traced. */
  public static TimelineInput event(
      Telemetry telemetry, int partition, long offset, long appendMs) {
    return event(telemetry, partition, offset, appendMs, null);
  }

  /**
   * An event of a vehicle.
   *
   * @param trace what its record carried, or null
   */
  public static TimelineInput event(
      Telemetry telemetry, int partition, long offset, long appendMs, TraceParent trace) {
    return new TimelineInput(
        telemetry.vehicleId(), telemetry, null, partition, offset, appendMs, trace);
  }

  /** A heartbeat of a partition. */
  public static TimelineInput heartbeat(String key, int partition, long offset, long appendMs) {
    return new TimelineInput(key, null, null, partition, offset, appendMs, null);
  }

  /** What came of repairing a vehicle. */
  public static TimelineInput slice(
      String vehicleId, byte[] slice, int partition, long offset, long appendMs) {
    return new TimelineInput(vehicleId, null, slice, partition, offset, appendMs, null);
  }

  /** The vehicle is to look again at what is in force. */
  static TimelineInput lookAgain(String vehicleId, long appendMs) {
    return new TimelineInput(vehicleId, null, NOTHING, 0, 0, appendMs, null);
  }

  /** Whether the vehicle is to look again at what is in force. */
  boolean isLookAgain() {
    return slice != null && slice.length == 0;
  }

  /** The vehicle, or a key group's own key. */
  public String key() {
    return key;
  }

  public boolean isHeartbeat() {
    return telemetry == null && slice == null;
  }

  /** What came of a repair, in the form of the log, or null. */
  public byte[] slice() {
    return slice;
  }

  /** The event, or null in all else. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** The partition of the log it came from. */
  public int partition() {
    return partition;
  }

  /** Its offset there. */
  public long offset() {
    return offset;
  }

  /** When the broker appended it, epoch milliseconds. */
  public long appendMs() {
    return appendMs;
  }

  /** What brought the event about, or null where that is not traced. */
  public TraceParent trace() {
    return trace;
  }
}
