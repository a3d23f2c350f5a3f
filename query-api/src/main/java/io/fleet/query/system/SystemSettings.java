package io.fleet.query.system;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How it is found out how far the readers of the log are. */
@ConfigMapping(prefix = "fleet.query.system")
public interface SystemSettings {
  /** The group under which the job tells its places, as its argument {@code group-id} says. */
  @WithDefault("fleet-stream-jobs")
  String jobGroup();

  /** The group of the notifiers. */
  @WithDefault("fleet-notifier")
  String notifierGroup();

  /** How long a record of the log may wait until its reader is told to be late. */
  @WithDefault("30s")
  Duration lateAfter();

  /** How long an answer is told again before the log is asked anew. */
  @WithDefault("5s")
  Duration keep();

  /** How long the log may take to tell of one reader. */
  @WithDefault("3s")
  Duration patience();
}
