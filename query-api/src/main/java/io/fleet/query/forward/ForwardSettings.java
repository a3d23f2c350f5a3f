package io.fleet.query.forward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the parts are to which the console's words go. */
@ConfigMapping(prefix = "fleet.query.forward")
public interface ForwardSettings {
  /** The ingest gateway, such as {@code http://127.0.0.1:8090}; without it nothing is forwarded. */
  Optional<String> gateway();

  /** The alert notifier. */
  Optional<String> notifier();

  /** How long an answer may take. */
  @WithDefault("15s")
  Duration patience();

  /** Connections to each part. */
  @WithDefault("32")
  int connections();
}
