package io.fleet.local.chaos;

import io.fleet.local.layout.ProjectHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the checker: its words come in, what it prints goes out. */
final class Checker implements AutoCloseable {
  private static final String MAIN = "io.fleet.chaos.CheckerCommand";
  private static final long LOOK_MS = 50;

  private final String name;
  private final Process process;
  private final Path output;

  private Checker(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param output takes what it prints
   */
  static Checker start(ProjectHome home, Path output, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", home.checkerClassPath(), MAIN));
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Checker(words.get(0), process, output);
  }

  /** Waits for the first whole line that begins so; the rest of it. */
  String awaitLine(String beginning, Duration patience) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + patience.toNanos();
    while (true) {
      String printed = Files.readString(output);
      for (String line : printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList()) {
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length()).strip();
        }
      }
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        throw new IllegalStateException("the checker's " + name + " failed:\n" + printed);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** Waits for its end; what it printed. */
  String await(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the checker's " + name + " does not end:\n" + printed());
    }
    return printed();
  }

  private String printed() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
