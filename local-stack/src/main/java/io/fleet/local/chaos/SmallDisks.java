package io.fleet.local.chaos;

import io.fleet.local.layout.DataDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * File systems of their own for what must not run out of space, small enough to be filled. They are
 * kept in memory and need the right to mount; without it scenarios that fill them are not run.
 *
 * @param data whose directories they are
 */
record SmallDisks(DataDirectory data) {
  static final List<String> NAMES = List.of("broker", "checkpoints", "clickhouse");

  /** What names of scenarios that need them begin with. */
  static final String SCENARIO = "full-";

  private static final String SIZE = "size=1g";
  private static final int PIECE_BYTES = 1 << 20;
  private static final String BALLAST = "chaos-ballast";

  static SmallDisks of(ChaosStack stack) {
    return new SmallDisks(stack.data());
  }

  static boolean areNeededFor(Scenario scenario) {
    return scenario.name().startsWith(SCENARIO);
  }

  private Path directory(String name) {
    return switch (name) {
      case "broker" -> data.kafka();
      case "checkpoints" -> data.checkpoints();
      case "clickhouse" -> data.clickHouse();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /**
   * Mounts all of them.
   *
   * @return whether this was allowed
   */
  boolean mount() throws IOException, InterruptedException {
    for (String name : NAMES) {
      Path directory = Files.createDirectories(directory(name));
      if (!run("mount", "-t", "tmpfs", "-o", SIZE, "fleet-chaos", directory.toString())) {
        unmount();
        return false;
      }
    }
    return true;
  }

  void unmount() throws IOException, InterruptedException {
    for (String name : NAMES) {
      if (Files.isDirectory(directory(name))) {
        run("umount", "--lazy", directory(name).toString());
      }
    }
  }

  /** Leaves no space on one for so long. */
  void fill(Disturbance it, String name, Duration length) throws Exception {
    Path ballast = directory(name).resolve(BALLAST);
    it.during(
        "full " + name,
        () -> {
          try {
            fillUp(ballast);
            it.sleep(length);
          } finally {
            Files.deleteIfExists(ballast);
          }
        });
  }

  private static void fillUp(Path ballast) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    for (int size = PIECE_BYTES; size >= 1; size /= 16) {
      try (OutputStream out = append(ballast)) {
        while (true) {
          out.write(piece, 0, size);
        }
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains("No space left")) {
          throw e;
        }
      }
    }
  }

  private static OutputStream append(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static boolean run(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
