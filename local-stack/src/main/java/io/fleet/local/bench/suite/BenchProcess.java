package io.fleet.local.bench.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.bench.suite.Attempt.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs benches, each in a process of its own as if it was asked for alone. What it says is left in
 * a file {@code logs/BENCH-RUN.log} of the report directory. Closing ends the one that runs.
 */
public final class BenchProcess implements AutoCloseable {
  private static final Duration STACK_ENDS_WITHIN = Duration.ofSeconds(90);
  private static final double NANOS = 1e9;

  private final List<String> command;
  private final Path directory;
  private final boolean profile;
  private final Duration endsWithin;
  private Process running;
  private boolean closed;

  /**
   * @param mainClass of the command line of which benches are commands
   * @param directory of the report
   * @param profile whether sampled stacks are written beside the logs where a bench can
   */
  public static BenchProcess ofThisJvm(String mainClass, Path directory, boolean profile) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass, "bench"));
    return new BenchProcess(command, directory, profile, STACK_ENDS_WITHIN);
  }

  BenchProcess(List<String> command, Path directory, boolean profile, Duration endsWithin) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.profile = profile;
    this.endsWithin = endsWithin;
  }

  /** Runs a bench to its end, or until its time is over. */
  public Attempt run(SuiteBench bench, int run, SuiteBench.Size size)
      throws IOException, InterruptedException {
    return run(bench, run, size, bench.limit(size));
  }

  Attempt run(SuiteBench bench, int run, SuiteBench.Size size, Duration limit)
      throws IOException, InterruptedException {
    String name = bench.benchName() + "-" + run;
    Path logs = Files.createDirectories(directory.resolve("logs"));
    Path log = logs.resolve(name + ".log");
    List<String> words = new ArrayList<>(command);
    words.add(bench.benchName());
    words.addAll(bench.words(size, profile ? logs.resolve(name + ".stacks") : null));
    long startNs = System.nanoTime();
    boolean ended = runToEnd(words, log, limit);
    double seconds = (System.nanoTime() - startNs) / NANOS;
    String line = ended ? lastObject(log).orElse("") : "";
    return new Attempt(bench.benchName(), run, outcome(ended, line), line, seconds);
  }

  private boolean runToEnd(List<String> words, Path log, Duration limit)
      throws IOException, InterruptedException {
    Process process = start(words, log);
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      end(process);
    }
    return ended;
  }

  private synchronized Process start(List<String> words, Path log) throws IOException {
    if (closed) {
      throw new IllegalStateException("the benches are being ended");
    }
    running =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return running;
  }

  private Outcome outcome(boolean ended, String line) {
    if (!ended) {
      return Outcome.TIMED_OUT;
    }
    if (line.isEmpty()) {
      return Outcome.FAILED;
    }
    return exitCode() == 0 ? Outcome.TOLD : Outcome.INVALID;
  }

  private synchronized int exitCode() {
    return running.exitValue();
  }

  private static Optional<String> lastObject(Path log) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String found = null;
    for (String line : Files.readString(log, StandardCharsets.UTF_8).split("\n")) {
      if (line.startsWith("{\"bench\":")) {
        try {
          json.readTree(line);
          found = line;
        } catch (JsonProcessingException e) {
          continue; // a line that was cut off
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Ends the bench that runs, and starts no other. */
  @Override
  public void close() throws InterruptedException {
    Process process;
    synchronized (this) {
      closed = true;
      process = running;
    }
    if (process != null) {
      end(process);
    }
  }

  /** Asks a bench to end its stack, and ends both by force when that takes too long. */
  private void end(Process process) throws InterruptedException {
    List<ProcessHandle> parts = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(endsWithin.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    parts.forEach(ProcessHandle::destroyForcibly);
  }
}
