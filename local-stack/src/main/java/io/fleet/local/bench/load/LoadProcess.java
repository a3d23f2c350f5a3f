package io.fleet.local.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A generator of this package in a process of its own. */
public final class LoadProcess implements AutoCloseable {
  private static final long LOOK_MS = 50;

  private final Process process;
  private final Path output;

  private LoadProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param scratch a directory for what it prints
   * @param main its class
   */
  public static LoadProcess start(Path scratch, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Path output = Files.createTempFile(scratch, "load", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new LoadProcess(process, output);
  }

  /** Waits until it says that all its devices are let in. */
  public void awaitConnected(Duration patience) throws IOException, InterruptedException {
    awaitLine("connected", patience);
  }

  /** Waits for the first whole line that begins so. */
  public String awaitLine(String beginning, Duration patience)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + patience.toNanos();
    while (true) {
      String printed = printed();
      Optional<String> line =
          printed
              .substring(0, printed.lastIndexOf('\n') + 1)
              .lines()
              .filter(text -> text.startsWith(beginning))
              .findFirst();
      if (line.isPresent()) {
        return line.get();
      }
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        throw new IllegalStateException("the generator did not say " + beginning + ":\n" + printed);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Is complete when the generator has ended. */
  public CompletableFuture<?> ended() {
    return process.onExit();
  }

  public long pid() {
    return process.pid();
  }

  /** Waits for its end; what it did. */
  public LoadResult await(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("the generator failed:\n" + printed());
    }
    String[] lines = printed().strip().split("\n");
    return LoadResult.parse(lines[lines.length - 1]);
  }

  private String printed() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
