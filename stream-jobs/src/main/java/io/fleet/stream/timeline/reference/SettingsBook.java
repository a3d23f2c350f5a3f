package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.geofence.FenceMap;
import io.fleet.stream.rule.settings.Settings;

/** Knows which settings are in force for a vehicle at a moment. May change while it is asked. */
public interface SettingsBook {
  /** A book in which nobody has ever written: what is built in holds for ever. */
  SettingsBook BUILT_IN =
      new SettingsBook() {
        private final SettingsInForce always =
            new SettingsInForce(Settings.BUILT_IN, Long.MIN_VALUE, Long.MAX_VALUE, changes());

        @Override
        public SettingsInForce at(String vehicleId, String driverId, long timeMs) {
          return always;
        }

        @Override
        public long changes() {
          return 0;
        }
      };

  /**
   * The settings in force.
   *
   * @param driverId who drives then, or null
   * @param timeMs the vehicle's own time, epoch milliseconds
   */
  SettingsInForce at(String vehicleId, String driverId, long timeMs);

  /** What became known only after moments it governs. */
  default News news() {
    return new News();
  }

  /** The fences in force. */
  default FenceMap fences() {
    return FenceMap.EMPTY;
  }

  /** Rises when anything in the book changes; as long as it does not, an answer still holds. */
  long changes();
}
