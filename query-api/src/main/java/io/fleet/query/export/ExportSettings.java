package io.fleet.query.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many exports run at once in an instance, and how long one may take. */
@ConfigMapping(prefix = "fleet.query.export")
public interface ExportSettings {
  /** Exports at once, 1 to 15; each holds a worker thread and a connection to the store. */
  @WithDefault("4")
  int atOnce();

  /** Of one caller at once. */
  @WithDefault("2")
  int perCaller();

  /** After this an export is cut off; whole seconds. */
  @WithDefault("15m")
  Duration longest();

  /** A client that takes nothing for so long is disconnected. */
  @WithDefault("30s")
  Duration stalledAfter();
}
