package io.fleet.local.accuracy;

import io.fleet.events.DeliveryScan;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.tables.TableRows;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.trial.Arrival;
import io.fleet.simulator.trial.TrialFleet;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.stream.io.clickhouse.ReferenceRow;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.timeline.RuleBook;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.reference.FleetReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two days of a fleet, driven once: errands and delivery rounds from the afternoon on, with what
 * truly happened. What vehicles sent can be judged by any rules, again and again.
 */
final class SimulatedDays {
  static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
  static final Instant TO = FROM.plus(Duration.ofDays(2));
  static final TrialOptions OPTIONS =
      new TrialOptions(
          3,
          FROM.plus(Duration.ofHours(14)),
          Duration.ofHours(12),
          Duration.ofSeconds(1),
          Noise.REAL.level(),
          4);
  private static final Duration SILENT_AT_LAST = Duration.ofHours(2);
  private static final int SEED = 4;

  private final List<Label> labels = new ArrayList<>();
  private final Map<String, VehicleClass> classes = new TreeMap<>();
  private final List<ReferenceVersion> reference = new ArrayList<>();
  private final List<DrawnRoute> routes = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, List<Telemetry>> byVehicle = new TreeMap<>();

  /** One of both, and when it came. */
  private record Message(long arrivalMs, Telemetry event, DeliveryScan scan) {}

  /** Drives. */
  SimulatedDays() throws Refusal.RefusedException {
    TrialFleet fleet = new TrialFleet(SEED, OPTIONS, labels::add);
    fleet
        .vehicles()
        .forEach(
            vehicle -> {
              classes.put(vehicle.vehicleId(), vehicle.vehicleClass());
              reference.add(TrialRun.version(vehicle.vehicleId(), vehicle.vehicleClass()));
            });
    reference.addAll(fleet.reference());
    TelemetryReader reader = new TelemetryReader();
    for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
      Telemetry event = next.isScan() ? null : reader.read(next.json()).telemetry();
      messages.add(new Message(next.arrivalMs(), event, next.scan()));
      if (event != null && !next.repeated()) {
        byVehicle.computeIfAbsent(event.vehicleId(), id -> new ArrayList<>()).add(event);
      }
    }
    byVehicle.values().forEach(events -> events.sort(Telemetry::compareInTime));
    List<String> vehicles = List.copyOf(classes.keySet());
    draw(vehicles.get(0), DrawnRoute::keptTo);
    draw(vehicles.get(1), DrawnRoute::leftHalfWay);
  }

  /** A dispatcher's line for a vehicle's longest trip. */
  private void draw(String vehicleId, DrawnRoute.Dispatcher dispatcher) {
    Label trip =
        labels(LabelKind.TRIP)
            .filter(label -> label.vehicleId().equals(vehicleId))
            .max((a, b) -> Double.compare(a.seconds(), b.seconds()))
            .orElseThrow();
    DrawnRoute route = dispatcher.draw(trip, byVehicle.get(vehicleId));
    routes.add(route);
    reference.addAll(route.versions());
  }

  List<Label> labels() {
    return labels;
  }

  Stream<Label> labels(LabelKind kind) {
    return labels.stream().filter(label -> label.kind() == kind);
  }

  Map<String, VehicleClass> classes() {
    return classes;
  }

  List<DrawnRoute> routes() {
    return routes;
  }

  /** What vehicles sent, in the order of their time. */
  Map<String, List<Telemetry>> byVehicle() {
    return byVehicle;
  }

  /** Plans as they were posted. */
  Stream<ReferenceVersion> plans() {
    return reference.stream().filter(version -> version.kind() == ReferenceKind.DELIVERY_PLANS);
  }

  /** The rows of all tables when a fleet is judged by some rules. */
  TableRows judgedBy(RuleBook book) {
    TableRows rows = new TableRows();
    FleetReference known = new FleetReference();
    RowBinaryWriter writer = new RowBinaryWriter();
    for (ReferenceVersion version : reference) {
      known.accept(version, 0);
      rows.add(ReferenceRow.encode(version, writer));
    }
    VehicleTimeline timeline = new VehicleTimeline(book, known);
    Map<String, VehicleState> states = new HashMap<>();
    long version = 1;
    for (Message message : messages) {
      if (message.scan() != null) {
        known.accept(message.scan(), message.arrivalMs());
        continue;
      }
      VehicleState state =
          states.computeIfAbsent(message.event().vehicleId(), id -> timeline.initial());
      timeline.apply(state, message.event(), version++, rows);
    }
    for (VehicleState state : states.values()) {
      timeline.tick(state, state.latestMs() + SILENT_AT_LAST.toMillis(), version++, rows);
    }
    return rows;
  }
}
