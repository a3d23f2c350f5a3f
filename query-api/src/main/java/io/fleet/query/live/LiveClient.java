package io.fleet.query.live;

import io.fleet.query.scope.Scope;
import io.fleet.query.scope.VehicleGroups;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client of the stream: what waits for it, what it wants of what it may see, the way to it, and
 * when it must leave. Events go out on the connection's own thread, several in one write.
 */
final class LiveClient {
  /** Events of one write, so that thousands of vehicles are not one buffer. */
  private static final int BATCH = 256;

  /** How often at least a client is looked at before it counts as stuck. */
  private static final int FEWEST_LOOKS = 4;

  private final ClientBuffer buffer;
  private final ClientConnection connection;
  private final LivePass pass;
  private final LiveFilter filter;
  private final Scope group;
  private final byte[] digest;
  private final Set<String> inside = new HashSet<>();
  private final AtomicInteger draining = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean tookSomething = true;
  private volatile long wokenAtMs = Long.MIN_VALUE / 2;
  private long lookedAtMs;
  private long tookNothingForMs;
  private LogPosition missedFrom;
  private boolean resumed;

  LiveClient(ClientBuffer buffer, ClientConnection connection, LivePass pass, LiveFilter filter) {
    this.buffer = buffer;
    this.connection = connection;
    this.pass = pass;
    this.filter = filter;
    this.group = filter.groupScope();
    this.digest = filter.digest();
  }

  ClientBuffer buffer() {
    return buffer;
  }

  LiveFilter filter() {
    return filter;
  }

  boolean seesWholeFleet() {
    return pass.scope().wholeFleet();
  }

  /** Whether it may be told of a vehicle and asks for it; of none only who asks for all. */
  boolean follows(String vehicleId, VehicleGroups groups) {
    return filter.names(vehicleId)
        && groups.covers(pass.scope(), vehicleId)
        && groups.covers(group, vehicleId);
  }

  /** Whether it is told of where a vehicle is: inside its box, or just gone from there. */
  boolean isToldOf(LiveVehicle vehicle) {
    if (filter.box() == null) {
      return true;
    }
    synchronized (inside) {
      return filter.box().contains(vehicle.lat(), vehicle.lon())
          ? inside.add(vehicle.vehicleId()) || true
          : inside.remove(vehicle.vehicleId());
    }
  }

  /** It goes on from there; what lies before it has been told. Under the hub's lock, as below. */
  void goesOnFrom(LogPosition place) {
    missedFrom = place;
    resumed = place != null;
  }

  /** The place it goes on from, for as long as the log is not read up to there; else null. */
  LogPosition missedFrom() {
    return missedFrom;
  }

  /**
   * Whether an event is news to it.
   *
   * @param happensNow whether it is told to those who have just come, too
   */
  boolean hasNotHeard(LoggedEvent event, boolean happensNow) {
    return (resumed || happensNow)
        && (missedFrom == null
            || !missedFrom.isPast(event.topic(), event.partition(), event.offset()));
  }

  /** The log was read up to there. */
  void readUpTo(LogPosition place) {
    if (missedFrom != null && place.covers(missedFrom)) {
      missedFrom = null;
    }
  }

  /** Has what waits sent soon, in one write with what comes until then. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      connection.execute(
          () -> {
            woken.set(false);
            drain();
          });
    }
  }

  /** The same, unless it was woken just now: then the next sweep does. */
  void wakeUnlessJustNow(long nowMs, long pauseMs) {
    if (nowMs - wokenAtMs >= pauseMs) {
      wokenAtMs = nowMs;
      wake();
    }
  }

  /** Sends what waits for as long as the client is ready. */
  void drain() {
    if (draining.getAndIncrement() != 0) {
      return;
    }
    int missed = 1;
    do {
      while (!over.get() && sendBatch()) {
        tookSomething = true;
      }
      missed = draining.addAndGet(-missed);
    } while (missed != 0);
  }

  private boolean sendBatch() {
    int sent = 0;
    while (sent < BATCH && connection.isReady()) {
      LiveEvent event = buffer.next();
      if (event == null) {
        break;
      }
      connection.add(event, id(event));
      sent++;
    }
    if (sent > 0) {
      connection.flush();
    }
    return sent > 0;
  }

  /** Before a first snapshot is told there is nothing to go on from. */
  private String id(LiveEvent event) {
    long toldAtMs = buffer.vehiclesToldAtMs();
    return event.position() == null || toldAtMs == 0
        ? null
        : ResumeId.text(digest, toldAtMs, event.position());
  }

  /**
   * Whether the client has taken nothing for that long although something waits. Of the time since
   * the last look only a part of its patience counts: when the whole process stood still, no client
   * could take anything.
   */
  boolean isStuck(long nowMs, long patienceMs) {
    long sinceLookMs = Math.min(nowMs - lookedAtMs, patienceMs / FEWEST_LOOKS);
    lookedAtMs = nowMs;
    if (tookSomething || buffer.isEmpty()) {
      tookSomething = false;
      tookNothingForMs = 0;
    } else {
      tookNothingForMs += sinceLookMs;
    }
    return tookNothingForMs > patienceMs;
  }

  boolean isExpired(long nowMs) {
    return pass.isOver(nowMs);
  }

  /** Ends in good order, once. */
  void end() {
    if (over.compareAndSet(false, true)) {
      connection.end();
    }
  }

  /** Drops the connection, once. */
  void hangUp() {
    if (over.compareAndSet(false, true)) {
      connection.hangUp();
    }
  }
}
