package io.fleet.local.accuracy;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.trial.Arrival;
import io.fleet.simulator.trial.TrialFleet;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.simulator.truth.Label;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.reference.FleetReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A trial straight through the timelines, past log and history. */
final class TrialRun {
  private static final Duration SILENT_AT_LAST = Duration.ofHours(2);

  private final List<Label> labels = new ArrayList<>();
  private final Map<String, VehicleClass> classes = new TreeMap<>();
  private final TimelineFacts facts = new TimelineFacts(classes);
  private final FleetReference reference = new FleetReference();
  private final VehicleTimeline timeline = new VehicleTimeline(StandardRules.book(), reference);
  private final Map<String, VehicleState> states = new HashMap<>();

  private TrialRun() {}

  /** Drives a trial and says how much of what was found is right. */
  static Verdict judge(long seed, TrialOptions options) throws Exception {
    return judge(seed, options, List.of());
  }

  /** The same with what was learned before. */
  static Verdict judge(long seed, TrialOptions options, List<ReferenceVersion> learned)
      throws Exception {
    TrialRun run = new TrialRun();
    learned.forEach(version -> run.reference.accept(version, 0));
    run.drive(new TrialFleet(seed, options, run.labels::add));
    Trial trial = new Trial(run.labels, run.classes, 0, 0, options.start(), options.end());
    Verdict verdict = Verdict.of(trial, run.facts, options.sampling().toMillis());
    String details = System.getProperty("fleet.trial.details");
    if (details != null) {
      new Details(Path.of(details)).write(trial, verdict);
    }
    return verdict;
  }

  /** Drives a trial and says what was found. */
  static Collection<Finding> found(
      long seed, TrialOptions options, List<ReferenceVersion> learned) {
    TrialRun run = new TrialRun();
    learned.forEach(version -> run.reference.accept(version, 0));
    run.drive(new TrialFleet(seed, options, label -> {}));
    return run.facts.told();
  }

  private void drive(TrialFleet fleet) {
    fleet
        .vehicles()
        .forEach(
            vehicle -> {
              classes.put(vehicle.vehicleId(), vehicle.vehicleClass());
              reference.accept(version(vehicle.vehicleId(), vehicle.vehicleClass()), 0);
            });
    fleet.reference().forEach(version -> reference.accept(version, 0));
    TelemetryReader reader = new TelemetryReader();
    long version = 1;
    for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
      if (next.isScan()) {
        reference.accept(next.scan(), next.arrivalMs());
        continue;
      }
      Telemetry event = reader.read(next.json()).telemetry();
      VehicleState state = states.computeIfAbsent(next.vehicleId(), id -> timeline.initial());
      timeline.apply(state, event, version++, facts.of(next.vehicleId()));
    }
    for (Map.Entry<String, VehicleState> each : states.entrySet()) {
      long atMs = each.getValue().latestMs() + SILENT_AT_LAST.toMillis();
      timeline.tick(each.getValue(), atMs, version++, facts.of(each.getKey()));
    }
  }

  /** A vehicle, as it is posted. */
  static ReferenceVersion version(String vehicleId, VehicleClass vehicleClass) {
    String body = "{\"class\":\"" + vehicleClass.name().toLowerCase(Locale.ROOT) + "\"}";
    return new ReferenceVersion(ReferenceKind.VEHICLES, vehicleId, 0, 1, false, 0, "trial", body);
  }
}
