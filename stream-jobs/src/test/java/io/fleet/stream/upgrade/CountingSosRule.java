package io.fleet.stream.upgrade;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.sos.SosRule;
import io.fleet.stream.rule.sos.SosState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The SOS rule with a field more in its state: the events since the upgrade, told at the end. */
final class CountingSosRule implements Rule<CountingSosRule.State> {
  static final String EVENTS = "events_since";
  private static final int WITHOUT_COUNT = new SosRule().schemaVersion();

  private final SosRule sos = new SosRule();

  record State(SosState sos, long events) {}

  @Override
  public String name() {
    return sos.name();
  }

  @Override
  public State initial() {
    return new State(sos.initial(), 0);
  }

  @Override
  public Duration settle() {
    return sos.settle();
  }

  @Override
  public Step<State> step(State before, Situation situation) {
    return counted(sos.step(before.sos(), situation), before.events() + 1);
  }

  @Override
  public Step<State> late(State before, Situation situation) {
    return counted(sos.late(before.sos(), situation), before.events());
  }

  @Override
  public long nextTimerMs(State state, Settings settings) {
    return sos.nextTimerMs(state.sos(), settings);
  }

  @Override
  public State residue(State state, long atMs) {
    return new State(sos.residue(state.sos(), atMs), state.events());
  }

  private static Step<State> counted(Step<SosState> step, long events) {
    List<Finding> findings = step.findings().stream().map(f -> counted(f, events)).toList();
    return new Step<>(new State(step.after(), events), findings);
  }

  private static Finding counted(Finding finding, long events) {
    if (!(finding instanceof AlertFinding a) || a.state() != Alert.State.RESOLVED) {
      return finding;
    }
    Map<String, Object> data = new TreeMap<>(a.data());
    data.put(EVENTS, (int) events);
    return new AlertFinding(
        a.alertType(),
        a.vehicleId(),
        a.startedAtMs(),
        a.state(),
        a.tsMs(),
        a.endedAtMs(),
        a.severity(),
        a.driverId(),
        a.tripId(),
        a.latE6(),
        a.lonE6(),
        a.details(),
        data,
        a.late());
  }

  @Override
  public int schemaVersion() {
    return WITHOUT_COUNT + 1;
  }

  @Override
  public void write(State state, ByteWriter out) {
    sos.write(state.sos(), out);
    out.writeVarLong(state.events());
  }

  @Override
  public State read(ByteReader in, int writtenVersion) {
    boolean counted = writtenVersion > WITHOUT_COUNT;
    SosState before = sos.read(in, counted ? WITHOUT_COUNT : writtenVersion);
    return new State(before, counted ? in.readVarLong() : 0);
  }
}
