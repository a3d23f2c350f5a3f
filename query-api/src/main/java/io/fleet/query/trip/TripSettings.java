package io.fleet.query.trip;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How trips are looked for. */
@ConfigMapping(prefix = "fleet.query.trips")
interface TripSettings {
  /**
   * How long a fleet in which no driver app ever declared a trip counts as one: the first declared
   * trip of all is seen that much later.
   */
  @WithDefault("1s")
  Duration noneDeclaredHeld();
}
