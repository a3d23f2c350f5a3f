package io.fleet.query.console;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The map under the fleet. */
@ConfigMapping(prefix = "fleet.query.map")
public interface MapSettings {
  /**
   * The address of a MapLibre style, such as {@code https://tiles.example.org/style.json}; its
   * tiles, sprites and glyphs are of the same origin. Without it the map that ships is shown.
   */
  Optional<String> style();
}
