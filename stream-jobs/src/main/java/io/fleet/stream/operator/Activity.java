package io.fleet.stream.operator;

/**
 * What one subtask of the timelines did in one second of log time. A second without events is told
 * too, so that readers know how far the log is. Not altered once it is made.
 */
public final class Activity {
  /** The second's begin, epoch milliseconds of the broker's append time. */
  public long atMs;

  /** Events applied; an event sent twice counts once, one that came late counts. */
  public long events;

  /** How far vehicles came by them, mm; negative when an event in between made a way shorter. */
  public long distanceMm;

  /** For the serializer. */
  public Activity() {}

  public Activity(long atMs, long events, long distanceMm) {
    this.atMs = atMs;
    this.events = events;
    this.distanceMm = distanceMm;
  }
}
