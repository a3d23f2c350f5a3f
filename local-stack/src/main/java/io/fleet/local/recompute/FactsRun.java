package io.fleet.local.recompute;

import io.fleet.local.part.RecomputeLaunch;
import io.fleet.local.process.Launch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Has the stream processor's own code run stored facts again, in a process beside the stack. */
public final class FactsRun {
  private final RecomputeLaunch launch;
  private final Span span;
  private final Set<String> vehicles;
  private final Clock clock;

  /**
   * Runs.
   *
   * @param vehicles empty for all
   */
  public FactsRun(RecomputeLaunch launch, Span span, Set<String> vehicles, Clock clock) {
    this.launch = launch;
    this.span = span;
    this.vehicles = Set.copyOf(vehicles);
    this.clock = clock;
  }

  /**
   * Prints what would be told otherwise.
   *
   * @param change null to hold what was told against the rules as they are
   * @param details a file for every difference, or null
   * @throws IllegalStateException if it failed, and has said why
   */
  public Counts compare(RuleChange change, Path details) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (details != null) {
      words.addAll(List.of("--details", details.toAbsolutePath().toString()));
    }
    if (change == null) {
      return run(words, true);
    }
    Path versions = Files.createTempFile("fleet-rules-", ".ndjson");
    try {
      change.writeRecords(versions, clock.instant());
      words.addAll(List.of("--versions", versions.toString()));
      return run(words, true);
    } finally {
      Files.delete(versions);
    }
  }

  /** Counts in silence what was told otherwise than the rules as they are would tell it. */
  public Counts recount() throws IOException, InterruptedException {
    return run(List.of(), false);
  }

  /** Has the job look again at the vehicles. */
  public Counts ask() throws IOException, InterruptedException {
    return run(List.of("--ask", "true"), true);
  }

  private Counts run(List<String> more, boolean isHeard) throws IOException, InterruptedException {
    Path summary = Files.createTempFile("fleet-recompute-", ".txt");
    try {
      List<String> words = new ArrayList<>();
      words.addAll(List.of("--from-ms", Long.toString(span.from().toEpochMilli())));
      words.addAll(List.of("--to-ms", Long.toString(span.end().toEpochMilli())));
      words.addAll(List.of("--summary", summary.toString()));
      if (!vehicles.isEmpty()) {
        words.addAll(List.of("--vehicles", String.join(",", vehicles)));
      }
      words.addAll(more);
      int code = await(launch.launch(words), isHeard);
      if (code != 0) {
        throw new IllegalStateException("the facts could not be run again (" + code + ")");
      }
      return Counts.read(summary);
    } finally {
      Files.delete(summary);
    }
  }

  /** The process has the terminal; what ends this one ends it too. */
  private static int await(Launch launch, boolean isHeard)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launch.command()).inheritIO();
    if (!isHeard) {
      builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    }
    builder.environment().putAll(launch.environment());
    Process process = builder.start();
    Thread end = new Thread(process::destroy, "end of the run");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      return process.waitFor();
    } finally {
      if (!process.isAlive()) {
        Runtime.getRuntime().removeShutdownHook(end);
      }
    }
  }
}
