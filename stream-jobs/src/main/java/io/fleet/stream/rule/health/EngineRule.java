package io.fleet.stream.rule.health;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.held.Held;
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.held.Terms;
import io.fleet.stream.rule.held.Verdict;
import io.fleet.stream.rule.settings.HealthSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches what the engine's signals say together: too hot while it runs, a supply voltage that is
 * low while it rests, and one that shows that nothing charges while it runs.
 *
 * <p>Which voltages are low depends on the system: 12 or 24 V as told of the vehicle, else 24 V
 * once three successive readings were above 18 V. Below 6 V the supply is cut and not low.
 */
public final class EngineRule implements Rule<EngineState> {
  static final int CUT_BELOW_MV = 6_000;
  static final int HEAT_CLEAR_DC = 50;
  static final int LOW_CLEAR_MV = 400;
  static final int CHARGING_CLEAR_MV = 200;

  private static final long CLEARS_AFTER_MS = 60_000;
  private static final long RUNNING_GAP_MS = 300_000;

  /** A vehicle at rest reports seldom. */
  private static final long RESTING_GAP_MS = 7_200_000;

  private static final int TOLD_EVERY_DC = 50;
  private static final int TOLD_EVERY_MV = 500;
  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "health_engine";
  }

  @Override
  public EngineState initial() {
    return EngineState.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<EngineState> step(EngineState before, Situation situation) {
    Telemetry t = situation.telemetry();
    Signal engine = Signal.engine(t, before.engine());
    int mv = t.canonical(TelemetryField.BATTERY_VOLTAGE);
    int dc = t.canonical(TelemetryField.ENGINE_TEMPERATURE);
    boolean silent = mv == Telemetry.ABSENT && dc == Telemetry.ABSENT;
    if (silent && engine == before.engine() && !before.heat().open()) {
      return Step.unchanged(before);
    }
    HealthSettings settings = situation.settings().health();
    int high = mv == Telemetry.ABSENT ? before.highReadings() : before.highReadingsAfter(mv);
    int systemV = settings.supply().systemV();
    boolean is24V = systemV == 0 ? EngineState.shows24V(high) : systemV == 24;
    Verdict heat = heat(engine, dc, settings.heat().aboveDc());
    Verdict low = low(engine, mv, settings.supply(), is24V);
    Verdict charging = charging(engine, mv, settings.supply(), is24V);
    boolean same =
        engine == before.engine()
            && high == before.highReadings()
            && before.heat().isLeftBy(heat)
            && before.low().isLeftBy(low)
            && before.charging().isLeftBy(charging);
    if (same) {
      return Step.unchanged(before);
    }
    long at = situation.timeMs();
    Terms heatTerms = heatTerms(settings);
    Terms lowTerms = lowTerms(settings);
    Terms chargingTerms = chargingTerms(settings);
    EngineState after =
        new EngineState(
            engine,
            high,
            before.heat().after(heat, at, dc, heatTerms),
            before.low().after(low, at, mv, lowTerms),
            before.charging().after(charging, at, mv, chargingTerms));
    return tell(before, after, situation, List.of(heatTerms, lowTerms, chargingTerms), is24V);
  }

  private static Step<EngineState> tell(
      EngineState before, EngineState after, Situation s, List<Terms> terms, boolean is24V) {
    long at = s.timeMs();
    Episode heat = Episode.of(before.heat(), after.heat(), at, terms.get(0));
    Episode low = Episode.of(before.low(), after.low(), at, terms.get(1));
    Episode charging = Episode.of(before.charging(), after.charging(), at, terms.get(2));
    if (heat == null && low == null && charging == null) {
      return Step.unchanged(after);
    }
    List<Finding> told = new ArrayList<>(1);
    if (heat != null) {
      told.add(EngineAlert.overheated(heat, worst(before.heat(), after.heat()), s));
    }
    if (low != null) {
      told.add(EngineAlert.batteryLow(low, worst(before.low(), after.low()), is24V, s));
    }
    if (charging != null) {
      int worst = worst(before.charging(), after.charging());
      told.add(EngineAlert.chargingFault(charging, worst, is24V, s));
    }
    return new Step<>(after, told);
  }

  private static int worst(Held before, Held after) {
    return after.open() ? after.worst() : before.worst();
  }

  private static Verdict heat(Signal engine, int dc, int aboveDc) {
    if (engine == Signal.OFF) {
      return Verdict.CLEAR;
    }
    if (engine == Signal.UNKNOWN || dc == Telemetry.ABSENT) {
      return Verdict.UNKNOWN;
    }
    if (dc > aboveDc) {
      return Verdict.BAD;
    }
    return dc <= aboveDc - HEAT_CLEAR_DC ? Verdict.CLEAR : Verdict.BETWEEN;
  }

  private static Verdict low(Signal engine, int mv, HealthSettings.Supply supply, boolean is24V) {
    boolean unread = mv == Telemetry.ABSENT || mv < CUT_BELOW_MV;
    if (engine == Signal.ON) {
      boolean charges = !unread && mv >= supply.chargingMv(is24V);
      return charges ? Verdict.CLEAR : Verdict.BETWEEN;
    }
    if (unread || engine == Signal.UNKNOWN) {
      return Verdict.UNKNOWN;
    }
    int lowMv = supply.lowMv(is24V);
    if (mv < lowMv) {
      return Verdict.BAD;
    }
    return mv >= lowMv + margin(LOW_CLEAR_MV, is24V) ? Verdict.CLEAR : Verdict.BETWEEN;
  }

  private static Verdict charging(
      Signal engine, int mv, HealthSettings.Supply supply, boolean is24V) {
    if (engine == Signal.OFF) {
      return Verdict.BETWEEN;
    }
    if (engine == Signal.UNKNOWN || mv == Telemetry.ABSENT || mv < CUT_BELOW_MV) {
      return Verdict.UNKNOWN;
    }
    int chargingMv = supply.chargingMv(is24V);
    if (mv < chargingMv) {
      return Verdict.BAD;
    }
    return mv >= chargingMv + margin(CHARGING_CLEAR_MV, is24V) ? Verdict.CLEAR : Verdict.BETWEEN;
  }

  private static int margin(int mv, boolean is24V) {
    return is24V ? 2 * mv : mv;
  }

  private static Terms heatTerms(HealthSettings s) {
    return new Terms(s.heat().afterMs(), CLEARS_AFTER_MS, RUNNING_GAP_MS, true, TOLD_EVERY_DC);
  }

  private static Terms lowTerms(HealthSettings s) {
    long afterMs = s.supply().lowAfterMs();
    return new Terms(afterMs, CLEARS_AFTER_MS, RESTING_GAP_MS, false, TOLD_EVERY_MV);
  }

  private static Terms chargingTerms(HealthSettings s) {
    long afterMs = s.supply().chargingAfterMs();
    return new Terms(afterMs, CLEARS_AFTER_MS, RUNNING_GAP_MS, false, TOLD_EVERY_MV);
  }

  @Override
  public EngineState residue(EngineState state, long atMs) {
    return new EngineState(
        state.engine(),
        state.highReadings(),
        state.heat().residue(),
        state.low().residue(),
        state.charging().residue());
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(EngineState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public EngineState read(ByteReader in, int writtenVersion) {
    return EngineState.read(in);
  }
}
