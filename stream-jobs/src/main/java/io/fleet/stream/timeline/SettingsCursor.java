package io.fleet.stream.timeline;

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

  /** What is in force at a moment of the vehicle's time. */
  SettingsInForce at(long timeMs) {
    SettingsInForce known = state.settings;
    if (known == null || !known.holdsAt(timeMs) || known.changes() != book.changes()) {
      known = book.at(vehicleId, timeMs);
      state.settings = known;
    }
    return known;
  }

  /** Whether what the vehicle was last stepped with is still what the book says. */
  boolean isUpToDate() {
    return state.settings != null && state.settings.changes() == book.changes();
  }
}
