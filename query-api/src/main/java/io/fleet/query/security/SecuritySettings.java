package io.fleet.query.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tokens are read. */
@ConfigMapping(prefix = "fleet.query.security")
public interface SecuritySettings {
  /** The claim that holds the names of the vehicle groups its owner may see. */
  @WithDefault("fleet_vehicle_groups")
  String groupsClaim();

  /** What viewers and operators see whose token or key has no such claim. */
  @WithDefault("all")
  Unscoped unscoped();

  /** What those see of whom nothing is said. */
  enum Unscoped {
    /** The whole fleet. */
    ALL,
    /** Nothing. */
    NONE
  }
}
