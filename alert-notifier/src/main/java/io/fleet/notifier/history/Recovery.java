package io.fleet.notifier.history;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One resend or replay and how far it is. Written by its thread, read by any. */
public final class Recovery {
  private final UUID id = UUID.randomUUID();
  private final String endpointId;
  private final Kind kind;
  private final long startedAtMs;
  private final AtomicInteger found = new AtomicInteger();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private volatile boolean more;
  private volatile State state = State.RUNNING;
  private volatile long endedAtMs;

  /** What is asked for. */
  public enum Kind {
    /** What ended undelivered. */
    RESEND,
    /** What there was, whether it was delivered or not. */
    REPLAY
  }

  /** How far it is. */
  public enum State {
    /** Looking for messages, or writing them. */
    RUNNING,
    /** All that was found is on its way to the endpoint. */
    DONE,
    /** The log did not answer; what was queued is on its way. */
    FAILED
  }

  Recovery(String endpointId, Kind kind, long startedAtMs) {
    this.endpointId = endpointId;
    this.kind = kind;
    this.startedAtMs = startedAtMs;
  }

  void foundOne() {
    found.incrementAndGet();
  }

  void queuedOne() {
    queued.incrementAndGet();
  }

  void goneOne() {
    gone.incrementAndGet();
  }

  /** There was more than one request may bring. */
  void thereIsMore() {
    more = true;
  }

  void end(State how, long nowMs) {
    endedAtMs = nowMs;
    state = how;
  }

  public UUID id() {
    return id;
  }

  public String endpointId() {
    return endpointId;
  }

  public Kind kind() {
    return kind;
  }

  public State state() {
    return state;
  }

  public long startedAtMs() {
    return startedAtMs;
  }

  /** Epoch milliseconds, 0 while it runs. */
  public long endedAtMs() {
    return endedAtMs;
  }

  /** Messages that are to be delivered again. */
  public int found() {
    return found.get();
  }

  /** Of these, those that are in the log for whoever owns their vehicle. */
  public int queued() {
    return queued.get();
  }

  /** Of these, those whose record retention has taken, or that came from no record. */
  public int gone() {
    return gone.get();
  }

  /** Whether there was more than one request may bring. */
  public boolean hasMore() {
    return more;
  }
}
