package io.fleet.stream.timeline.driver;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * All a timeline keeps of one driver: what is known of the last 17 days, and what has been told of
 * them. Altered by {@link DriverTimeline} alone; what it holds is immutable, so a copy is a shallow
 * one.
 */
public final class DriverState {
  final String driverId;
  final Map<Key, Known> segments;
  final TreeSet<Long> breakStarts;
  final TreeSet<Long> breakEnds;
  final Map<String, Told> told;

  /** What is older has been forgotten; nothing has been as long as it is the least number. */
  long knownFromMs = Long.MIN_VALUE;

  /** The latest moment anything is known of, and up to when time has passed after it. */
  long newestMs = Long.MIN_VALUE;

  long passedMs = Long.MIN_VALUE;

  /** The end of what has been judged, and when the next limit is reached by driving on. */
  long judgedMs = Long.MIN_VALUE;

  long nextMs = Long.MAX_VALUE;
  boolean hasOpenEpisode;
  long forgotten;

  private long heardAtLogMs;
  private long wakeAtMs = Long.MAX_VALUE;

  /** Which segment: its beginning, kind and vehicle say. */
  record Key(String vehicleId, DutyKind kind, long startedAtMs) {
    static Key of(DutySegment segment) {
      return new Key(segment.vehicleId(), segment.kind(), segment.startedAtMs());
    }
  }

  /** The version of a segment known last; a withdrawn one is kept so that no older one returns. */
  record Known(DutySegment segment, long version, boolean withdrawn) {}

  /** What was told last of a finding; null when that was that it never had been. */
  record Told(Finding finding, long version, boolean withdrawn) {}

  DriverState(String driverId) {
    this.driverId = driverId;
    this.segments = new HashMap<>();
    this.breakStarts = new TreeSet<>();
    this.breakEnds = new TreeSet<>();
    this.told = new HashMap<>();
  }

  private DriverState(DriverState other) {
    this.driverId = other.driverId;
    this.segments = new HashMap<>(other.segments);
    this.breakStarts = new TreeSet<>(other.breakStarts);
    this.breakEnds = new TreeSet<>(other.breakEnds);
    this.told = new HashMap<>(other.told);
    this.knownFromMs = other.knownFromMs;
    this.newestMs = other.newestMs;
    this.passedMs = other.passedMs;
    this.judgedMs = other.judgedMs;
    this.nextMs = other.nextMs;
    this.hasOpenEpisode = other.hasOpenEpisode;
    this.forgotten = other.forgotten;
    this.heardAtLogMs = other.heardAtLogMs;
    this.wakeAtMs = other.wakeAtMs;
  }

  /** A state that can be altered without this one noticing. */
  public DriverState copy() {
    return new DriverState(this);
  }

  /** How much is kept: segments and moments of breaks. */
  public int size() {
    return segments.size() + breakStarts.size() + breakEnds.size();
  }

  /** Whether more vehicles used the name at once than one person drives. */
  public boolean isSharedName() {
    return knownFromMs > newestMs;
  }

  /** What came when it had been forgotten already. */
  public long forgotten() {
    return forgotten;
  }

  /** The log's time when something of the driver was last heard, epoch milliseconds. */
  public long heardAtLogMs() {
    return heardAtLogMs;
  }

  /** Notes when the log brought something of the driver. */
  public void heardAt(long logMs) {
    this.heardAtLogMs = Math.max(heardAtLogMs, logMs);
  }

  /** When the driver is to be looked at again, log time; {@link Long#MAX_VALUE} for never. */
  public long wakeAtMs() {
    return wakeAtMs;
  }

  /** Notes when the driver is to be looked at again. */
  public void wakeAt(long logMs) {
    this.wakeAtMs = logMs;
  }
}
