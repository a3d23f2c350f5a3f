package io.fleet.simulator.trial;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A trial that has been driven: what truly happened and what arrived. */
record Trials(List<Label> labels, List<Arrival> arrivals) {
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  /** Only the truth, of vehicles that send once a minute. */
  static Trials labelsOf(long seed, int vehicles, Duration each) {
    return run(
        seed, new TrialOptions(vehicles, START, each, Duration.ofMinutes(1), TrialNoise.LOW));
  }

  static Trials run(long seed, TrialOptions options) {
    List<Label> labels = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    drive(seed, options, labels::add, arrivals::add);
    return new Trials(labels, arrivals);
  }

  static TrialFleet drive(
      long seed, TrialOptions options, Consumer<Label> labels, Consumer<Arrival> arrivals) {
    TrialFleet fleet = new TrialFleet(seed, options, labels);
    for (Arrival arrival = fleet.next(); arrival != null; arrival = fleet.next()) {
      arrivals.accept(arrival);
    }
    return fleet;
  }

  List<Label> of(LabelKind kind) {
    return labels.stream().filter(label -> label.kind() == kind).toList();
  }

  List<Telemetry> telemetry() {
    TelemetryReader reader = new TelemetryReader();
    return arrivals.stream().map(arrival -> reader.read(arrival.json()).telemetry()).toList();
  }
}
