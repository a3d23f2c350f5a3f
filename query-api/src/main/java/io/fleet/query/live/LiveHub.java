package io.fleet.query.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Telemetry;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.VehicleGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Where everything meets: what log and store say goes to the board and to every client. Clients
 * join with all that is known, or with what came since they left, and are told of changes from then
 * on.
 */
@ApplicationScoped
class LiveHub implements LogListener {
  private static final Logger LOG = Logger.getLogger(LiveHub.class);

  private final LiveSettings settings;
  private final StoredVehicles store;
  private final VehicleGroups groups;
  private final LiveMetrics metrics;
  private final ObjectMapper json;
  private final Clock clock;
  private final VehicleBoard board;
  private final EventDesk events;
  private final Sources sources = new Sources();
  private final Audience audience = new Audience();

  LiveHub(
      LiveSettings settings,
      StoredVehicles store,
      VehicleGroups groups,
      LiveMetrics metrics,
      ObjectMapper json,
      Clock clock) {
    this.settings = settings;
    this.store = store;
    this.groups = groups;
    this.metrics = metrics;
    this.json = json;
    this.clock = clock;
    this.board =
        new VehicleBoard(
            settings.maxVehicles(),
            settings.vehicleInterval().toMillis(),
            vehicle -> vehicle.json(json));
    this.events = new EventDesk(settings, groups, board, audience, metrics, clock, this::drop);
  }

  /** Refuses a client that would be one too many. */
  void requireRoom() {
    if (audience.size() >= settings.maxClients()) {
      throw ProblemException.tooManyClients();
    }
  }

  /** A client whose events wait until its connection is there. */
  LiveClient client(ClientConnection connection, LivePass pass, LiveFilter filter) {
    ClientBuffer buffer = new ClientBuffer(settings.alertsPerClient(), clock::millis);
    return new LiveClient(buffer, connection, pass, filter);
  }

  /**
   * Lets a client in; its first events are everything that is known now, or all it has missed.
   *
   * @param lastId of the last event it was told, null or empty if there is none
   * @throws ProblemException if it is one too many
   */
  void join(LiveClient client, String lastId) {
    boolean returns = lastId != null && !lastId.isEmpty();
    if (returns) {
      events.awaitLog();
    }
    store.refreshUnlessFresh(this::takeStored, answers -> note(Sources.STORE, answers));
    long changedSinceMs = events.join(client, returns ? lastId : null, this::requireRoom);
    if (!sources.allAnswer()) {
      client.buffer().degraded(LiveEvent.of(LiveEvent.DEGRADED, sources.json(json)));
    }
    tellVehicles(client, changedSinceMs);
  }

  /** Vehicles that change meanwhile wait already, and are not replaced by what they were. */
  private void tellVehicles(LiveClient client, long changedSinceMs) {
    boolean returns = changedSinceMs != EventDesk.ALWAYS_MS;
    ClientBuffer buffer = client.buffer();
    int vehicles = 0;
    for (VehicleBoard.Shown shown : shown(client.filter(), changedSinceMs)) {
      LiveVehicle vehicle = shown.vehicle();
      // Whoever comes again may still show a vehicle that has left its box meanwhile.
      if (follows(client, vehicle) && (client.isToldOf(vehicle) || returns)) {
        buffer.vehicleAsItWas(vehicle.vehicleId(), shown.json());
        vehicles++;
      }
    }
    String name = returns ? LiveEvent.RESUMED : LiveEvent.SNAPSHOT;
    buffer.end(LiveEvent.of(name, "{\"vehicles\":" + vehicles + "}"));
    buffer.open();
  }

  private List<VehicleBoard.Shown> shown(LiveFilter filter, long changedSinceMs) {
    return filter.vehicleIds().isEmpty()
        ? board.changedSince(changedSinceMs)
        : board.of(filter.vehicleIds());
  }

  private boolean follows(LiveClient client, LiveVehicle vehicle) {
    return client.filter().wants(LiveType.VEHICLE) && client.follows(vehicle.vehicleId(), groups);
  }

  void leave(LiveClient client) {
    events.leave(client);
  }

  /** Tells of vehicles that are due, wakes whom something waits for, ends who must leave. */
  void sweep() {
    long nowMs = clock.millis();
    for (VehicleBoard.Shown shown : board.due(nowMs)) {
      audience.of(shown.vehicle().vehicleId(), client -> offer(client, shown));
    }
    int most = 0;
    for (LiveClient client : audience) {
      most = Math.max(most, client.buffer().size());
      if (!client.buffer().isEmpty()) {
        client.wakeUnlessJustNow(nowMs, 0);
      }
      endIfDue(client, nowMs);
    }
    metrics.waiting(most);
  }

  private void offer(LiveClient client, VehicleBoard.Shown shown) {
    LiveVehicle vehicle = shown.vehicle();
    if (follows(client, vehicle)
        && client.isToldOf(vehicle)
        && client.buffer().vehicle(vehicle.vehicleId(), shown.json())) {
      metrics.superseded();
    }
  }

  private void endIfDue(LiveClient client, long nowMs) {
    if (client.isExpired(nowMs)) {
      leave(client);
      client.end();
    } else if (client.isStuck(nowMs, settings.clientPatience().toMillis())) {
      drop(client);
    }
  }

  private void drop(LiveClient client) {
    LOG.debug("live stream: a client does not read");
    metrics.slowClient();
    leave(client);
    client.hangUp();
  }

  /** Asks the store for all clients together, if there are any. */
  void refresh() {
    if (isWanted()) {
      store.refresh(this::takeStored, answers -> note(Sources.STORE, answers));
    }
  }

  private void takeStored(LiveVehicle vehicle) {
    if (!board.take(vehicle, clock.millis())) {
      metrics.noRoom();
    }
  }

  /** A sign of life for everybody. */
  void ping() {
    events.ping();
    wakeAll();
  }

  /** Ends every stream in good order. */
  void endAll() {
    audience.forEach(
        client -> {
          leave(client);
          client.end();
        });
  }

  @Override
  public void telemetry(Telemetry telemetry) {
    if (!board.take(telemetry, clock.millis())) {
      metrics.noRoom();
    }
  }

  /** Panels tell of the whole fleet, and are for those who see it. */
  @Override
  public void panel(String text) {
    byte[] panel = LiveEvent.of(LiveEvent.METRICS, text).json();
    for (LiveClient client : audience) {
      if (client.seesWholeFleet() && client.filter().wants(LiveType.METRICS)) {
        client.buffer().panel(panel);
      }
    }
  }

  @Override
  public void eventsFrom(LogPosition start, LogPosition ends) {
    events.open(start, ends, client -> tellVehicles(client, EventDesk.ALWAYS_MS));
    wakeAll();
  }

  @Override
  public void event(LoggedEvent event) {
    events.tell(event);
  }

  @Override
  public void eventsReadUpTo(LogPosition place) {
    events.readUpTo(place);
  }

  @Override
  public void eventsEnd(LogPosition ends) {
    events.endsAt(ends, client -> tellVehicles(client, EventDesk.ALWAYS_MS));
  }

  @Override
  public void unreadable() {
    metrics.unreadable();
  }

  @Override
  public void logAnswers(boolean answers) {
    note(Sources.LOG, answers);
  }

  @Override
  public void lag(long records) {
    metrics.lag(records);
  }

  @Override
  public boolean isWanted() {
    return !audience.isEmpty();
  }

  private void note(String source, boolean answers) {
    if (sources.note(source, answers)) {
      LiveEvent event = LiveEvent.of(LiveEvent.DEGRADED, sources.json(json));
      audience.forEach(client -> client.buffer().degraded(event));
      wakeAll();
    }
  }

  private void wakeAll() {
    audience.forEach(LiveClient::wake);
  }
}
