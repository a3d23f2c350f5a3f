package io.fleet.stream.rule.health;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.held.Held;
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.held.Terms;
import io.fleet.stream.rule.held.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Watches the charge of a drive battery: low, and not being charged. That it is not is known when
 * the vehicle says so or drives.
 */
public final class ChargeRule implements Rule<ChargeState> {
  static final String TYPE = "low_charge";
  static final int CLEAR_DPCT = 50;

  private static final int MEDIUM = 2;
  private static final int DRIVING_FROM_CKMPH = 500;
  private static final Terms TERMS = new Terms(0, 0, Long.MAX_VALUE / 2, false, 50);
  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "health_charge";
  }

  @Override
  public ChargeState initial() {
    return ChargeState.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<ChargeState> step(ChargeState before, Situation situation) {
    Telemetry t = situation.telemetry();
    Signal charging = Signal.flag(t, TelemetryField.CHARGING, before.charging());
    int dpct = t.canonical(TelemetryField.STATE_OF_CHARGE);
    if (dpct == Telemetry.ABSENT && charging == before.charging()) {
      return Step.unchanged(before);
    }
    long at = situation.timeMs();
    Held low = before.low().after(verdict(charging, dpct, situation), at, dpct, TERMS);
    if (low == before.low() && charging == before.charging()) {
      return Step.unchanged(before);
    }
    ChargeState after = new ChargeState(charging, low);
    Episode episode = Episode.of(before.low(), low, at, TERMS);
    return episode == null
        ? Step.unchanged(after)
        : Step.of(after, alert(episode, low.open() ? low.worst() : dpct, situation));
  }

  private static Verdict verdict(Signal charging, int dpct, Situation situation) {
    var settings = situation.settings().health().charge();
    if (charging == Signal.ON || !settings.judged()) {
      return Verdict.CLEAR;
    }
    if (dpct == Telemetry.ABSENT) {
      return Verdict.UNKNOWN;
    }
    if (dpct < settings.belowDpct()) {
      boolean notCharging = charging == Signal.OFF || isDriving(situation.telemetry());
      return notCharging ? Verdict.BAD : Verdict.BETWEEN;
    }
    return dpct >= settings.belowDpct() + CLEAR_DPCT ? Verdict.CLEAR : Verdict.BETWEEN;
  }

  private static boolean isDriving(Telemetry t) {
    return t.speedCkmph() >= DRIVING_FROM_CKMPH;
  }

  private static AlertFinding alert(Episode episode, int dpct, Situation s) {
    double limit = s.settings().health().charge().belowDpct() / 10.0;
    boolean over = episode.state() == Alert.State.RESOLVED;
    String vehicle = s.telemetry().vehicleId();
    if (over && dpct == Telemetry.ABSENT) {
      return episode.alert(
          TYPE, MEDIUM, s, vehicle + " is being charged.", Map.of("threshold_pct", limit));
    }
    String words = over ? "%s has %.1f %% of charge or is being charged." : LOW;
    return episode.alert(
        TYPE,
        MEDIUM,
        s,
        String.format(Locale.ROOT, words, vehicle, dpct / 10.0, limit),
        Map.of("charge_pct", dpct / 10.0, "threshold_pct", limit));
  }

  private static final String LOW =
      "%s has %.1f %% of charge, less than %.0f %%, and is not being charged.";

  @Override
  public ChargeState residue(ChargeState state, long atMs) {
    return new ChargeState(state.charging(), state.low().residue());
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(ChargeState state, ByteWriter out) {
    out.writeByte(state.charging().ordinal());
    state.low().write(out);
  }

  @Override
  public ChargeState read(ByteReader in, int writtenVersion) {
    return new ChargeState(Signal.at(in.readByte()), Held.read(in));
  }
}
