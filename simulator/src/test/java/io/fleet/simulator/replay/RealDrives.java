package io.fleet.simulator.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the recorded drives lie: the system property or environment variable {@code FLEET_DRIVES},
 * else {@code ../shared/data} beside the project. A test that needs them is skipped without them.
 */
final class RealDrives {
  private RealDrives() {}

  static Path ndsbr(String file) {
    Path path = drives().resolve("ndsbr").resolve(file);
    assumeTrue(Files.isReadable(path), "no recorded drives at " + path);
    return path;
  }

  private static Path drives() {
    String told = System.getProperty("FLEET_DRIVES", System.getenv("FLEET_DRIVES"));
    if (told != null) {
      return Path.of(told);
    }
    Path here = Path.of("").toAbsolutePath();
    Path project = Files.exists(here.resolve("fleet-events")) ? here : here.getParent();
    return project.resolveSibling("shared").resolve("data");
  }
}
