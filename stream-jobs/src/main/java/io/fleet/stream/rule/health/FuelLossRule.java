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
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.settings.HealthSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches the fuel of a vehicle that stands. The level is the median of 5 readings at least 10 s
 * apart, since fuel swings; it is held against the highest of the same standing, less what the
 * engine may have burnt. What falls while driving, in private mode or with a power take-off engaged
 * may have been used, and the next level is the measure; without a fix in the last minute nobody
 * knows whether the vehicle stands, and nothing is compared.
 */
public final class FuelLossRule implements Rule<FuelLevel> {
  static final String TYPE = "fuel_loss";
  static final long READING_EVERY_MS = 10_000;

  /** What an engine burns at most while the vehicle stands: 6 l/h, 0.01 l per minute. */
  static final int BURNS_CL_PER_MINUTE = 10;

  /** The same where only shares are known: 0.1 % per minute. */
  static final int BURNS_DPCT_PER_MINUTE = 1;

  private static final long FIX_VALID_MS = 60_000;
  private static final long ENGINE_GAP_MS = 600_000;
  private static final long MINUTE_MS = 60_000;
  private static final int HIGH = 3;
  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "health_fuel";
  }

  @Override
  public FuelLevel initial() {
    return FuelLevel.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<FuelLevel> step(FuelLevel before, Situation situation) {
    if (mayBeUsed(situation)) {
      return ended(before, situation);
    }
    if (situation.timeMs() - situation.motion().fix().timeMs() > FIX_VALID_MS) {
      return Step.unchanged(before);
    }
    Telemetry t = situation.telemetry();
    int unit = unit(t, situation.settings().health().fuel());
    boolean tooSoon = before.lastReadingMs > situation.timeMs() - READING_EVERY_MS;
    boolean sameStanding =
        before.standingSinceMs == situation.motion().standingPlace().timeMs()
            && !situation.motion().isRelocated();
    boolean same = before.unit == unit && sameStanding;
    if (unit == FuelLevel.UNIT_NONE || same && tooSoon) {
      return Step.unchanged(before);
    }
    if (!same && before.open) {
      return ended(before, situation);
    }
    FuelLevel start =
        same ? before : FuelLevel.begun(unit, situation.motion().standingPlace().timeMs());
    FuelLevel level = start.with(reading(t, unit), situation.timeMs());
    level.engineMs = start.engineMs + engineMs(start, t);
    return level.isKnown() ? compare(level, situation) : Step.unchanged(level);
  }

  private static boolean mayBeUsed(Situation situation) {
    Telemetry t = situation.telemetry();
    return !situation.motion().isStanding()
        || t.isTrue(TelemetryField.PRIVATE)
        || t.isTrue(TelemetryField.PTO);
  }

  private static Step<FuelLevel> ended(FuelLevel before, Situation situation) {
    Episode over =
        before.open
            ? Episode.over(before.openedAtMs, situation.timeMs(), situation.timeMs())
            : null;
    return over == null
        ? Step.unchanged(FuelLevel.NONE)
        : Step.of(FuelLevel.NONE, alert(over, before, situation));
  }

  private static int unit(Telemetry t, HealthSettings.FuelLoss settings) {
    if (t.has(TelemetryField.FUEL_VOLUME)) {
      return FuelLevel.UNIT_LITRES;
    }
    if (!t.has(TelemetryField.FUEL_SHARE)) {
      return FuelLevel.UNIT_NONE;
    }
    return settings.tankCl() > 0 ? settings.tankCl() : FuelLevel.UNIT_SHARE;
  }

  private static int reading(Telemetry t, int unit) {
    if (unit == FuelLevel.UNIT_LITRES) {
      return t.canonical(TelemetryField.FUEL_VOLUME);
    }
    int dpct = t.canonical(TelemetryField.FUEL_SHARE);
    return unit == FuelLevel.UNIT_SHARE ? dpct : (int) ((long) dpct * unit / 1_000);
  }

  private static long engineMs(FuelLevel before, Telemetry t) {
    long sinceMs = before.readings.length == 0 ? 0 : t.timestampMs() - before.lastReadingMs;
    boolean on = Signal.engine(t, Signal.UNKNOWN) == Signal.ON;
    return on && sinceMs <= ENGINE_GAP_MS ? sinceMs : 0;
  }

  private static Step<FuelLevel> compare(FuelLevel level, Situation situation) {
    int median = level.median();
    int lost = level.reference - median;
    int threshold = threshold(level, situation.settings().health().fuel());
    long at = situation.timeMs();
    if (median >= level.reference || level.open && lost <= level.lost / 2) {
      return filled(level, median, situation);
    }
    boolean opens = !level.open && lost > threshold + burnt(level);
    boolean worse = level.open && lost >= level.toldLost + threshold / 2;
    level.lost = level.open || opens ? Math.max(level.lost, lost) : 0;
    if (!opens && !worse) {
      return Step.unchanged(level);
    }
    level.open = true;
    level.openedAtMs = opens ? at : level.openedAtMs;
    level.toldLost = lost;
    Alert.State state = opens ? Alert.State.OPENED : Alert.State.UPDATED;
    return Step.of(level, alert(Episode.lasting(level.openedAtMs, state, at), level, situation));
  }

  /** The level has risen: it is the new reference. */
  private static Step<FuelLevel> filled(FuelLevel level, int median, Situation situation) {
    FuelLevel told = level.copy();
    level.reference = median;
    level.engineMs = 0;
    level.open = false;
    level.lost = 0;
    if (!told.open) {
      return Step.unchanged(level);
    }
    Episode over = Episode.over(told.openedAtMs, situation.timeMs(), situation.timeMs());
    return Step.of(level, alert(over, told, situation));
  }

  /** More than so much is lost: a share of the tank, or of the level where its size is unknown. */
  private static int threshold(FuelLevel level, HealthSettings.FuelLoss settings) {
    if (!level.isInLitres()) {
      return settings.shareDpct();
    }
    int whole = settings.tankCl() > 0 ? settings.tankCl() : Math.max(level.reference, 0);
    return Math.max((int) ((long) whole * settings.shareDpct() / 1_000), settings.volumeCl());
  }

  private static int burnt(FuelLevel level) {
    int perMinute = level.isInLitres() ? BURNS_CL_PER_MINUTE : BURNS_DPCT_PER_MINUTE;
    return (int) (level.engineMs * perMinute / MINUTE_MS);
  }

  private static AlertFinding alert(Episode episode, FuelLevel level, Situation situation) {
    boolean litres = level.isInLitres();
    double scale = litres ? 100.0 : 10.0;
    String unit = litres ? "l" : "%";
    Map<String, Object> data = new TreeMap<>();
    data.put(litres ? "lost_l" : "lost_pct", level.lost / scale);
    data.put(litres ? "before_l" : "before_pct", level.reference / scale);
    int threshold = threshold(level, situation.settings().health().fuel());
    data.put(litres ? "threshold_l" : "threshold_pct", threshold / scale);
    String details =
        String.format(
            Locale.ROOT,
            "%s lost %.1f of %.1f %s of fuel while it stood.",
            situation.telemetry().vehicleId(),
            level.lost / scale,
            level.reference / scale,
            unit);
    return episode.alert(TYPE, HIGH, situation, details, data);
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(FuelLevel state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public FuelLevel read(ByteReader in, int writtenVersion) {
    return FuelLevel.read(in);
  }
}
