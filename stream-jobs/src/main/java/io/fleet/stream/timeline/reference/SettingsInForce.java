package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.settings.Settings;

/**
 * A vehicle's settings and for how long they hold.
 *
 * @param settings what holds
 * @param fromMs from when on, vehicle time, epoch milliseconds; {@link Long#MIN_VALUE} for ever
 * @param toMs until when, exclusive; {@link Long#MAX_VALUE} if no change is known
 * @param changes the book's count of changes when this was looked up
 */
public record SettingsInForce(Settings settings, long fromMs, long toMs, long changes) {
  /** Whether they hold at a moment, as far as the book of then knew. */
  public boolean holdsAt(long timeMs) {
    return timeMs >= fromMs && timeMs < toMs;
  }
}
