package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.settings.Settings;
import java.util.Objects;

/**
 * A vehicle's settings and for how long they hold.
 *
 * @param settings what holds
 * @param fromMs from when on, vehicle time, epoch milliseconds; {@link Long#MIN_VALUE} for ever
 * @param toMs until when, exclusive; {@link Long#MAX_VALUE} if no change is known
 * @param changes the book's count of changes when this was looked up
 * @param byDriver whether they are other ones for drivers of other groups
 * @param driverId for whom they hold then, or null for nobody known
 */
public record SettingsInForce(
    Settings settings, long fromMs, long toMs, long changes, boolean byDriver, String driverId) {

  /** Settings that do not depend on who drives. */
  public SettingsInForce(Settings settings, long fromMs, long toMs, long changes) {
    this(settings, fromMs, toMs, changes, false, null);
  }

  /** Whether they are those of a driver. */
  public boolean holdsFor(String driver) {
    return !byDriver || Objects.equals(driver, driverId);
  }

  /** Whether they hold at a moment, as far as the book of then knew. */
  public boolean holdsAt(long timeMs) {
    return timeMs >= fromMs && timeMs < toMs;
  }
}
