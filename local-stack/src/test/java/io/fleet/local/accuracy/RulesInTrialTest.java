package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.reference.FleetReference;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A short trial past log and history, straight through the timelines: what {@code fleet accuracy}
 * asks of the rules, in seconds. {@code -Dfleet.trial.vehicles=27 -Dfleet.trial.hours=19} is its
 * full length, {@code .seed}, {@code .noise}, {@code .sampling} and {@code .details} are its
 * options.
 */
class RulesInTrialTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final Duration SILENT_AT_LAST = Duration.ofHours(2);

  @Test
  void rulesFindWhatVehiclesDid() throws Exception {
    // given
    int samplingS = Integer.getInteger("fleet.trial.sampling", 1);
    Noise noise =
        Noise.valueOf(System.getProperty("fleet.trial.noise", "real").toUpperCase(Locale.ROOT));
    double hours = Double.parseDouble(System.getProperty("fleet.trial.hours", "4"));
    TrialOptions options =
        new TrialOptions(
            Integer.getInteger("fleet.trial.vehicles", 6),
            START,
            Duration.ofSeconds(Math.round(hours * 3_600)),
            Duration.ofSeconds(samplingS),
            noise.level());

    // when
    Map<String, VehicleClass> classes = new TreeMap<>();
    List<Label> labels = new ArrayList<>();
    TimelineFacts facts = new TimelineFacts(classes);
    drive(Long.getLong("fleet.trial.seed", 1), options, labels, classes, facts);

    // then
    Trial trial = new Trial(labels, classes, 0, 0, START, START.plus(options.duration()));
    Verdict verdict = Verdict.of(trial, facts, options.sampling().toMillis());
    Targets targets = new Targets(options.sampling().toMillis(), noise.isOfTargets());
    new AccuracyReport(new PrintWriter(System.out, true, StandardCharsets.UTF_8), targets)
        .print(verdict);
    String details = System.getProperty("fleet.trial.details");
    if (details != null) {
      new Details(Path.of(details)).write(trial, verdict);
    }
    for (RuleVerdict rule : verdict.rules()) {
      if (rule.built() && targets.isAsked(rule.rule())) {
        assertThat(targets.isMet(rule)).as(rule.rule() + " " + rule.clear()).isTrue();
      }
    }
    for (DecoyVerdict decoy : verdict.decoys()) {
      assertThat(targets.isMet(decoy)).as(decoy.toString()).isTrue();
    }
    if (targets.isAllAsked()) {
      assertThat(verdict.crashesConfirmed())
          .isEqualTo(verdict.of(JudgedRule.CRASH).clear().found());
    }
  }

  private static void drive(
      long seed,
      TrialOptions options,
      List<Label> labels,
      Map<String, VehicleClass> classes,
      TimelineFacts facts) {
    TrialFleet fleet = new TrialFleet(seed, options, labels::add);
    FleetReference reference = new FleetReference();
    fleet
        .vehicles()
        .forEach(
            vehicle -> {
              classes.put(vehicle.vehicleId(), vehicle.vehicleClass());
              reference.accept(version(vehicle.vehicleId(), vehicle.vehicleClass()), 0);
            });
    VehicleTimeline timeline = new VehicleTimeline(StandardRules.book(), reference);
    Map<String, VehicleState> states = new HashMap<>();
    TelemetryReader reader = new TelemetryReader();
    long version = 1;
    for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
      Telemetry event = reader.read(next.json()).telemetry();
      VehicleState state = states.computeIfAbsent(next.vehicleId(), id -> timeline.initial());
      timeline.apply(state, event, version++, facts.of(next.vehicleId()));
    }
    for (Map.Entry<String, VehicleState> each : states.entrySet()) {
      long atMs = each.getValue().latestMs() + SILENT_AT_LAST.toMillis();
      timeline.tick(each.getValue(), atMs, version++, facts.of(each.getKey()));
    }
  }

  private static ReferenceVersion version(String vehicleId, VehicleClass vehicleClass) {
    String body = "{\"class\":\"" + vehicleClass.name().toLowerCase(Locale.ROOT) + "\"}";
    return new ReferenceVersion(ReferenceKind.VEHICLES, vehicleId, 0, 1, false, 0, "trial", body);
  }
}
