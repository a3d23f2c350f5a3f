package io.fleet.query.live;

import io.fleet.query.scope.VehicleGroups;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells events of the log, each once to each client that may hear it, in the order they are read;
 * and to who comes again what it has missed. Events come, and clients with them, one at a time: so
 * nothing falls between what was kept and what is told. For several threads.
 */
final class EventDesk {
  /** Since when vehicles have to be told to somebody who knows none. */
  static final long ALWAYS_MS = Long.MIN_VALUE;

  private static final Logger LOG = Logger.getLogger(EventDesk.class);

  /** Alerts this old are told to those who join: history shows them only some seconds later. */
  private static final Duration RECENT = Duration.ofMinutes(1);

  /** How far another instance may have been ahead of this one, or its clock be wrong. */
  private static final Duration OTHERS_LEAD = Duration.ofSeconds(30);

  private final LiveSettings settings;
  private final VehicleGroups groups;
  private final VehicleBoard board;
  private final Audience audience;
  private final LiveMetrics metrics;
  private final Clock clock;
  private final Consumer<LiveClient> tooSlow;
  private final EventLog events;
  private final Object order = new Object();
  private final CountDownLatch opened = new CountDownLatch(1);
  private LogPosition past;

  EventDesk(
      LiveSettings settings,
      VehicleGroups groups,
      VehicleBoard board,
      Audience audience,
      LiveMetrics metrics,
      Clock clock,
      Consumer<LiveClient> tooSlow) {
    this.settings = settings;
    this.groups = groups;
    this.board = board;
    this.audience = audience;
    this.metrics = metrics;
    this.clock = clock;
    this.tooSlow = tooSlow;
    this.events = new EventLog(settings.resumeRecords());
  }

  /** An instance that has just come up has not read yet what others have told. */
  void awaitLog() {
    try {
      if (!opened.await(settings.logPatience().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("live stream: a client comes again before the log answers");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lets a client in.
   *
   * @param lastId of the last event it was told, or null
   * @param check throws if there is no room for it
   * @return since when vehicles have to be told, epoch milliseconds
   */
  long join(LiveClient client, String lastId, Runnable check) {
    synchronized (order) {
      check.run();
      long changedSinceMs = lastId == null ? begin(client) : resume(client, lastId);
      audience.add(client);
      metrics.clients(audience.size());
      return changedSinceMs;
    }
  }

  void leave(LiveClient client) {
    synchronized (order) {
      audience.remove(client);
      metrics.clients(audience.size());
    }
  }

  private long resume(LiveClient client, String lastId) {
    ResumeId id = ResumeId.parse(lastId, LiveFilter.DIGEST_BYTES, EventTopics.COUNT);
    if (id == null) {
      return reset(client, "unknown_id");
    }
    if (!id.isFor(client.filter())) {
      return reset(client, "other_filter");
    }
    List<LoggedEvent> missed = missed(client, id.position());
    if (missed == null) {
      return reset(client, "too_old");
    }
    metrics.resumed();
    client.goesOnFrom(id.position());
    client.readUpTo(events.position());
    ClientBuffer buffer = client.buffer();
    buffer.resume(
        missed.stream().map(event -> behind(event.event(), id.position())).toList(),
        id.vehiclesToldAtMs());
    buffer.readUpTo(behind(events.place(), client.missedFrom()));
    return id.vehiclesToldAtMs() - OTHERS_LEAD.toMillis();
  }

  private List<LoggedEvent> missed(LiveClient client, LogPosition place) {
    return events.isOpen()
        ? events.since(place, event -> concerns(client, event), settings.resumeEvents())
        : null;
  }

  private long reset(LiveClient client, String why) {
    metrics.reset();
    client.buffer().reset(LiveEvent.of(LiveEvent.RESET, "{\"reason\":\"" + why + "\"}"));
    return begin(client);
  }

  private long begin(LiveClient client) {
    client.goesOnFrom(null);
    events
        .alertsSince(
            clock.millis() - RECENT.toMillis(),
            event -> concerns(client, event),
            settings.alertsPerClient() / 2)
        .forEach(alert -> client.buffer().event(alert.event().at(null)));
    client.buffer().readUpTo(events.place());
    return ALWAYS_MS;
  }

  /**
   * Begins to tell from there on; what was told before belongs to another log.
   *
   * @param ends what lies before has happened before
   * @param again tells a client that was told before of all vehicles
   */
  void open(LogPosition start, LogPosition ends, Consumer<LiveClient> again) {
    synchronized (order) {
      boolean another = events.isOpen();
      events.open(start);
      past = ends;
      if (another) {
        audience.forEach(client -> beginAgain(client, again));
      }
    }
    opened.countDown();
  }

  private void beginAgain(LiveClient client, Consumer<LiveClient> again) {
    reset(client, "log_lost");
    again.accept(client);
  }

  /** Tells an event, unless it was read before. */
  void tell(LoggedEvent read) {
    long nowMs = clock.millis();
    synchronized (order) {
      LoggedEvent event = events.add(read);
      if (event != null) {
        boolean happensNow = isCaughtUp() || event.writtenAtMs() > nowMs - RECENT.toMillis();
        audience.of(event.vehicleId(), client -> tell(client, event, happensNow, nowMs));
      }
    }
  }

  private void tell(LiveClient client, LoggedEvent event, boolean happensNow, long nowMs) {
    if (!client.hasNotHeard(event, happensNow) || !concerns(client, event)) {
      return;
    }
    if (client.buffer().event(behind(event.event(), client.missedFrom()))) {
      client.wakeUnlessJustNow(nowMs, LiveThreads.SWEEP.toMillis());
    } else {
      tooSlow.accept(client);
    }
  }

  /** Whether the client may be told of it and asks for it. */
  private boolean concerns(LiveClient client, LoggedEvent event) {
    return client.filter().wants(event.type())
        && client.follows(event.vehicleId(), groups)
        && isInBox(client.filter().box(), event);
  }

  /** What does not say where it happened, happened where its vehicle is. */
  private boolean isInBox(Box box, LoggedEvent event) {
    if (box == null || event.lat() != null) {
      return box == null || box.contains(event.lat(), event.lon());
    }
    LiveVehicle vehicle = event.vehicleId() == null ? null : board.find(event.vehicleId());
    return vehicle != null && box.contains(vehicle.lat(), vehicle.lon());
  }

  /** Whether all is read that had happened before this process read the log. */
  private boolean isCaughtUp() {
    if (past != null && events.position().covers(past)) {
      past = null;
    }
    return past == null;
  }

  /** The log was read up to there, records included that nobody is told of. */
  void readUpTo(LogPosition place) {
    synchronized (order) {
      events.readUpTo(place);
      audience.forEach(client -> client.readUpTo(place));
    }
  }

  /** Whoever goes on from a place that the log does not have comes from another log. */
  void endsAt(LogPosition ends, Consumer<LiveClient> again) {
    synchronized (order) {
      for (LiveClient client : audience) {
        LogPosition from = client.missedFrom();
        if (from != null && !ends.covers(from)) {
          beginAgain(client, again);
        }
      }
    }
  }

  /** A sign of life for everybody, with the place up to which they were told. */
  void ping() {
    synchronized (order) {
      byte[] place = events.place();
      audience.forEach(client -> client.buffer().ping(behind(place, client.missedFrom())));
    }
  }

  private static LiveEvent behind(LiveEvent event, LogPosition known) {
    return known == null ? event : event.at(behind(event.position(), known));
  }

  /** Another instance may have told what this one has read later, or not yet. */
  private static byte[] behind(byte[] place, LogPosition known) {
    if (known == null || place == null) {
      return place;
    }
    LogPosition both = LogPosition.read(ByteBuffer.wrap(place), EventTopics.COUNT);
    both.readUpTo(known);
    return both.bytes();
  }
}
