package io.fleet.query.console;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where people find the pages of other parts, as their browsers reach them. */
@ConfigMapping(prefix = "fleet.query.links")
public interface LinkSettings {
  /** Flink's own page, such as {@code http://127.0.0.1:8081}. */
  Optional<String> flink();

  /** Redpanda Console. */
  Optional<String> redpandaConsole();
}
