package io.fleet.query.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one caller may ask, of each instance by itself. */
@ConfigMapping(prefix = "fleet.query.rate")
public interface RateSettings {
  /** Requests a caller may make at once after a pause; 0 is no limit. */
  @WithDefault("1000")
  int burst();

  /** Requests a second that a caller may go on with. */
  @WithDefault("200")
  int perSecond();
}
