package io.fleet.query.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.events.AlertActionJson;
import io.fleet.events.AlertJson;
import io.fleet.events.Telemetry;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.VehicleGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Where everything meets: what log and store say goes to the board and to every client. Clients
 * join with all that is known and are told of changes from then on.
 */
@ApplicationScoped
class LiveHub implements LogListener {
  private static final Logger LOG = Logger.getLogger(LiveHub.class);

  private final LiveSettings settings;
  private final CurrentVehicles store;
  private final VehicleGroups groups;
  private final LiveMetrics metrics;
  private final ObjectMapper json;
  private final Clock clock;
  private final VehicleBoard board;
  private final RecentAlerts recentAlerts;
  private final Sources sources = new Sources();
  private final List<LiveClient> clients = new CopyOnWriteArrayList<>();
  private final Object refreshing = new Object();
  private long askedAtMs = Long.MIN_VALUE / 2;

  LiveHub(
      LiveSettings settings,
      CurrentVehicles store,
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
    this.recentAlerts = new RecentAlerts(settings.alertsPerClient() / 2);
    this.board = new VehicleBoard(settings.maxVehicles(), settings.vehicleInterval().toMillis());
  }

  /** Refuses a client that would be one too many. */
  void requireRoom() {
    if (clients.size() >= settings.maxClients()) {
      throw ProblemException.tooManyClients();
    }
  }

  /** Lets a client in; its first events are everything that is known now. */
  void join(LiveClient client) {
    refreshUnlessFresh();
    synchronized (clients) {
      requireRoom();
      tellAll(client);
      clients.add(client);
      metrics.clients(clients.size());
    }
    client.drain();
  }

  private void tellAll(LiveClient client) {
    ClientBuffer buffer = client.buffer();
    if (!sources.allAnswer()) {
      buffer.degraded(sources.json(json));
    }
    recentAlerts.all(clock.millis()).stream()
        .filter(alert -> mayHear(client, alert.vehicleId()))
        .forEach(alert -> buffer.alert(alert.text()));
    List<LiveVehicle> vehicles =
        board.all().stream().filter(vehicle -> mayHear(client, vehicle.vehicleId())).toList();
    vehicles.forEach(vehicle -> buffer.vehicle(vehicle.vehicleId(), text(vehicle)));
    buffer.snapshotEnd("{\"vehicles\":" + vehicles.size() + "}");
  }

  void leave(LiveClient client) {
    synchronized (clients) {
      clients.remove(client);
      metrics.clients(clients.size());
    }
  }

  /** Tells of vehicles that are due, and ends clients that must leave. */
  void sweep() {
    long nowMs = clock.millis();
    synchronized (clients) {
      for (LiveVehicle vehicle : board.due(nowMs)) {
        String text = text(vehicle);
        clients.forEach(client -> offer(client, vehicle.vehicleId(), text));
      }
    }
    clients.forEach(LiveClient::drain);
    clients.forEach(client -> endIfDue(client, nowMs));
  }

  /** Whether a client is told of a vehicle; of what is nobody's only those who see everything. */
  private boolean mayHear(LiveClient client, String vehicleId) {
    return groups.covers(client.scope(), vehicleId);
  }

  private void offer(LiveClient client, String vehicleId, String text) {
    if (mayHear(client, vehicleId) && client.buffer().vehicle(vehicleId, text)) {
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
    if (!clients.isEmpty()) {
      synchronized (refreshing) {
        askStore();
      }
    }
  }

  private void refreshUnlessFresh() {
    synchronized (refreshing) {
      if (clock.millis() - askedAtMs > settings.refreshInterval().toMillis()) {
        askStore();
      }
    }
  }

  private void askStore() {
    try {
      groups.refresh();
      store.read(settings.maxVehicles()).forEach(this::takeStored);
      note(Sources.STORE, true);
    } catch (ProblemException e) {
      LOG.debug("live stream: the store does not answer", e);
      note(Sources.STORE, false);
    } finally {
      // Also after a failure: clients that come meanwhile shall not each wait for the store.
      askedAtMs = clock.millis();
    }
  }

  private void takeStored(LiveVehicle vehicle) {
    if (!board.take(vehicle)) {
      metrics.noRoom();
    }
  }

  /** A sign of life for everybody. */
  void ping() {
    toAll(ClientBuffer::ping);
  }

  /** Ends every stream in good order. */
  void endAll() {
    clients.forEach(
        client -> {
          leave(client);
          client.end();
        });
  }

  @Override
  public void telemetry(Telemetry telemetry) {
    if (!board.take(telemetry)) {
      metrics.noRoom();
    }
  }

  @Override
  public void alert(Alert alert) {
    String text = new String(AlertJson.write(alert), StandardCharsets.UTF_8);
    synchronized (clients) {
      recentAlerts.add(alert.vehicleId(), text, clock.millis());
      clients.stream()
          .filter(client -> mayHear(client, alert.vehicleId()))
          .filter(client -> !client.buffer().alert(text))
          .forEach(this::drop);
    }
    clients.forEach(LiveClient::drain);
  }

  /** Panels tell of the whole fleet, and are for those who see it. */
  @Override
  public void alertAction(AlertAction action) {
    String text = new String(AlertActionJson.write(action), StandardCharsets.UTF_8);
    synchronized (clients) {
      clients.stream()
          .filter(client -> mayHear(client, action.vehicleId()))
          .filter(client -> !client.buffer().alertAction(text))
          .forEach(this::drop);
    }
    clients.forEach(LiveClient::drain);
  }

  @Override
  public void panel(String text) {
    clients.stream()
        .filter(client -> client.scope().wholeFleet())
        .forEach(client -> client.buffer().panel(text));
    clients.forEach(LiveClient::drain);
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
    return !clients.isEmpty();
  }

  private void note(String source, boolean answers) {
    if (sources.note(source, answers)) {
      String text = sources.json(json);
      toAll(buffer -> buffer.degraded(text));
    }
  }

  private void toAll(Consumer<ClientBuffer> event) {
    clients.forEach(client -> event.accept(client.buffer()));
    clients.forEach(LiveClient::drain);
  }

  private String text(LiveVehicle vehicle) {
    try {
      return json.writeValueAsString(vehicle);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
