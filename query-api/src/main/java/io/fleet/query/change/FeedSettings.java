package io.fleet.query.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of the change feed. */
@ConfigMapping(prefix = "fleet.query.changes")
public interface FeedSettings {
  /** Readers of the log, each with a connection and a thread of its own. */
  @WithDefault("4")
  int readers();

  /** Requests that may wait for a reader; one more is asked to come again. */
  @WithDefault("64")
  int queued();

  /** Clients that may wait for news at once; one more is answered at once. */
  @WithDefault("1000")
  int waiting();

  /** Records one request looks at; after that it answers with what it has found. */
  @WithDefault("20000")
  int records();

  /** How long the log may take before it is said to be away. */
  @WithDefault("2s")
  Duration patience();

  /** How often the log is asked for its end while somebody waits. */
  @WithDefault("200ms")
  Duration watchInterval();
}
