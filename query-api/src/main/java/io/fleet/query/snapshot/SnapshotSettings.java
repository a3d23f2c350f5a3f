package io.fleet.query.snapshot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether and how scores are published. */
@ConfigMapping(prefix = "fleet.query.snapshots")
public interface SnapshotSettings {
  /**
   * Whether this process publishes. One of several does; if all do, every snapshot is there as
   * often as there are processes, under one id.
   */
  @WithDefault("true")
  boolean enabled();

  /** How often ended trips are looked for. */
  @WithDefault("30s")
  Duration tripInterval();

  /** How far back a trip's row may have come in: longer than a pause of this process. */
  @WithDefault("10m")
  Duration tripReach();

  /** How long the log may take for one batch. */
  @WithDefault("20s")
  Duration logPatience();
}
