package io.fleet.stream.cep;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a pattern in vehicle time, as a rule of the timeline.
 *
 * <p>All it remembers is the settled events since its last match and within its window. Each new
 * one runs the engine over that list, so a vehicle's backlog, its live data and a roll-back are one
 * and the same, and a changed pattern needs no migration.
 */
public final class PatternRule implements Rule<PatternState> {
  private static final Duration HORIZON = Duration.ofSeconds(10);

  private static final int SCHEMA_VERSION = 2;

  /** From which version on events say when they were over. */
  private static final int WITH_ENDS = 2;

  /** What began longer before it was told finds nothing older than that beside it, ms. */
  private static final long LONGEST_FINDING_MS = Duration.ofHours(1).toMillis();

  private final VehiclePattern pattern;
  private final VehicleTimeEngine engine;

  PatternRule(VehiclePattern pattern) {
    this.pattern = pattern;
    this.engine = new VehicleTimeEngine(pattern.pattern());
  }

  /** Every pattern within one vehicle. */
  public static List<PatternRule> all() {
    return List.of(
        new PatternRule(new AggressiveDriving()),
        new PatternRule(new RepeatedOverspeed()),
        new PatternRule(new HarshBrakeOutOfOverspeed()),
        new PatternRule(new RepeatedSos()));
  }

  @Override
  public String name() {
    return pattern.name();
  }

  @Override
  public PatternState initial() {
    return PatternState.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<PatternState> step(PatternState before, Situation situation) {
    return Step.unchanged(before);
  }

  @Override
  public Step<PatternState> observe(PatternState before, List<Finding> found, Situation situation) {
    PatternState state = anchored(before, situation.timeMs());
    List<Finding> alerts = new ArrayList<>(0);
    for (Finding finding : found) {
      DerivedEvent event = pattern.select(finding);
      if (event != null) {
        state = take(state, event, alerts);
      }
    }
    return new Step<>(state, alerts);
  }

  /** Takes one settled event; adds the alert if it completes a match. */
  PatternState take(PatternState before, DerivedEvent event, List<? super AlertFinding> alerts) {
    PatternState state = before.with(event, engine.windowMs());
    if (state.events().size() < pattern.fewestEvents() || !pattern.mayMatch(state.events())) {
      return state;
    }
    List<DerivedEvent> matched = engine.firstMatch(state.events());
    if (matched.isEmpty()) {
      return state;
    }
    alerts.add(pattern.alert(matched));
    return state.after(matched.get(matched.size() - 1));
  }

  /** What the window has left behind can match nothing any more. */
  @Override
  public PatternState residue(PatternState state, long atMs) {
    boolean over = state.events().stream().allMatch(e -> atMs - e.timeMs() >= engine.windowMs());
    return over ? PatternState.NONE : state;
  }

  @Override
  public PatternState anchored(PatternState state, long atMs) {
    long keptMs = engine.windowMs() + LONGEST_FINDING_MS;
    if (state.events().isEmpty()) {
      return state;
    }
    List<DerivedEvent> kept =
        state.events().stream().filter(e -> atMs - e.timeMs() < keptMs).toList();
    return kept.size() == state.events().size() ? state : new PatternState(kept);
  }

  @Override
  public int schemaVersion() {
    return SCHEMA_VERSION;
  }

  @Override
  public void write(PatternState state, ByteWriter out) {
    out.writeVarLong(state.events().size());
    state.events().forEach(event -> event.write(out));
  }

  @Override
  public PatternState read(ByteReader in, int writtenVersion) {
    List<DerivedEvent> events = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      events.add(DerivedEvent.read(in, writtenVersion >= WITH_ENDS));
    }
    return new PatternState(events);
  }
}
