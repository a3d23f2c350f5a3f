package io.fleet.query.track;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one line may be made of. */
@ConfigMapping(prefix = "fleet.query.track")
public interface TrackSettings {
  /** Fixes read for one line, before it is simplified. */
  @WithDefault("1000000")
  int maxRead();

  /** Fixes of one answer. */
  @WithDefault("100000")
  int maxKept();
}
