package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.timeline.reference.SettingsBook;
import io.fleet.stream.timeline.reference.SettingsInForce;

/**
 * The settings of the vehicle that is being stepped. What was looked up last stays with the
 * vehicle's state and is looked up again only when time leaves it or the book has changed, so that
 * an event costs two comparisons. Not for several threads.
 */
final class SettingsCursor {
  private final SettingsBook book;
  private VehicleState state;
  private String vehicleId;

  SettingsCursor(SettingsBook book) {
    this.book = book;
  }

  /** Turns to a vehicle. */
  SettingsCursor of(VehicleState ofState, String ofVehicleId) {
    this.state = ofState;
    this.vehicleId = ofVehicleId;
    return this;
  }

  /**
   * What is in force at a moment of the vehicle's time.
   *
   * @param driverId who drives then, or null
   */
  SettingsInForce at(long timeMs, String driverId) {
    SettingsInForce known = state.settings;
    boolean isOutdated = known != null && known.changes() != book.changes();
    boolean holds = known != null && known.holdsAt(timeMs) && known.holdsFor(driverId);
    if (isOutdated || !holds) {
      state.changedInStep |= isOutdated;
      known = book.at(vehicleId, driverId, timeMs);
      state.settings = known;
    }
    return known;
  }

  /**
   * Whether the settings of the horizon's first event are, looked up again, those of all of it, as
   * they were when it was stepped.
   *
   * @param driverId who drives at the first event, or null
   */
  boolean areTheSame(Telemetry first, String driverId) {
    SettingsInForce before = state.settings;
    boolean mixed = state.changedInStep;
    SettingsInForce now = at(first.timestampMs(), driverId);
    state.changedInStep = false;
    return !mixed && hold(before) && hold(now) && before.settings().equals(now.settings());
  }

  /** Whether settings are those of every moment that can still be stepped again. */
  private boolean hold(SettingsInForce settings) {
    return settings != null
        && !settings.byDriver()
        && settings.holdsAt(state.earliest().timestampMs())
        && settings.holdsAt(state.latestMs());
  }

  /** Whether the horizon was stepped with the book as it is. */
  boolean isUpToDate() {
    return state.settings != null
        && state.settings.changes() == book.changes()
        && !state.changedInStep;
  }
}
