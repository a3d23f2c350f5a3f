package io.fleet.query.heatmap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What heat maps may show. */
@ConfigMapping(prefix = "fleet.query.heatmap")
public interface HeatMapSettings {
  /** Hexagons in which fewer vehicles were are left out, since they may tell of one person. */
  @WithDefault("1")
  int leastVehicles();
}
