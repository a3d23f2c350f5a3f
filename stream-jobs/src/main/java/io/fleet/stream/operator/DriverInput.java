package io.fleet.stream.operator;

import io.fleet.events.DriverEvent;
import io.fleet.stream.rule.duty.DutySegment;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What reaches a driver's timeline: a version of a segment from a vehicle's timeline, or an event
 * of the driver's own.
 */
@TypeInfo(DriverInputTypeInfo.Factory.class)
public final class DriverInput {
  private final DutySegment segment;
  private final DriverEvent event;
  private final long version;
  private final boolean withdrawn;

  private DriverInput(DutySegment segment, DriverEvent event, long version, boolean withdrawn) {
    this.segment = segment;
    this.event = event;
    this.version = version;
    this.withdrawn = withdrawn;
  }

  /** A segment; a higher version replaces it, a withdrawn one says that it never was. */
  public static DriverInput segment(DutySegment segment, long version, boolean withdrawn) {
    return new DriverInput(segment, null, version, withdrawn);
  }

  /** An event as the log has it. */
  public static DriverInput event(DriverEvent event, long version) {
    return new DriverInput(null, event, version, false);
  }

  /** Whose it is. */
  public String driverId() {
    return segment == null ? event.driverId() : segment.driverId();
  }

  /** The segment, or null. */
  public DutySegment segment() {
    return segment;
  }

  /** The event, or null. */
  public DriverEvent event() {
    return event;
  }

  /** The segment's version, or that of the event's record. */
  public long version() {
    return version;
  }

  /** Whether the segment turned out never to have been. */
  public boolean isWithdrawn() {
    return withdrawn;
  }
}
