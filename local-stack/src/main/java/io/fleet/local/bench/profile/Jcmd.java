package io.fleet.local.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has another JVM of the same user do something by the JDK's {@code jcmd}. */
final class Jcmd {
  private Jcmd() {}

  /**
   * Runs one command to its end.
   *
   * @param answer the file that takes what it says
   * @throws IOException if it fails, or takes longer
   */
  static void run(long pid, Path answer, Duration patience, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(String.valueOf(pid));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("jcmd " + words[0] + " did not do, see " + answer);
    }
  }
}
