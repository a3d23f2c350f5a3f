package io.fleet.gateway.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the coverage-guided fuzzer Jazzer on a target, in a process of its own: it changes classes
 * as they are loaded. The seeds are tried first; what it learns stays below {@code target/fuzz}.
 */
final class Fuzzer {
  private static final String MAIN = "com.code_intelligence.jazzer.Jazzer";
  private static final int START_AND_END_S = 120;
  private static final int MAX_INPUT_BYTES = 2_048;
  private static final int HANGS_AFTER_S = 20;

  /**
   * In a shorter run the second compiler takes more time than it gives: a quarter of the inputs.
   */
  private static final int WORTH_COMPILING_S = 60;

  /**
   * What a run was.
   *
   * @param found whether an input broke the target
   * @param printed all it said, the breaking input included
   */
  record Run(boolean found, String printed) {}

  private Fuzzer() {}

  /**
   * Fuzzes for the time of {@link FuzzSettings}.
   *
   * @param name of the target's seeds, a directory below the resource {@code fuzz}
   */
  static Run run(Class<?> target, String name) throws IOException, InterruptedException {
    return run(target, name, FuzzSettings.seconds());
  }

  static Run run(Class<?> target, String name, int seconds)
      throws IOException, InterruptedException {
    Path work = Path.of("target", "fuzz", name).toAbsolutePath();
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Path findings = Files.createDirectories(work.resolve("findings"));
    Path output = work.resolve("fuzz.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=" + (seconds < WORTH_COMPILING_S ? 1 : 4),
                    "-cp",
                    System.getProperty("java.class.path"),
                    MAIN,
                    "--target_class=" + target.getName(),
                    "--instrumentation_includes=io.fleet.**",
                    "--reproducer_path=" + findings,
                    "-max_total_time=" + seconds,
                    "-seed=" + FuzzSettings.seed(),
                    "-max_len=" + MAX_INPUT_BYTES,
                    "-timeout=" + HANGS_AFTER_S,
                    // Linux counts from the memory of whoever started it; the heap is bounded
                    "-rss_limit_mb=0",
                    "-artifact_prefix=" + findings + "/",
                    "-print_final_stats=1",
                    corpus.toString(),
                    seeds(name).toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(seconds + START_AND_END_S, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    System.out.println(digest(name, printed));
    return new Run(!ended || process.exitValue() != 0, printed);
  }

  private static Path seeds(String name) {
    return Path.of("src", "test", "resources", "fuzz", name).toAbsolutePath();
  }

  private static String digest(String name, String printed) {
    StringBuilder digest = new StringBuilder("fuzz ").append(name).append(':');
    printed
        .lines()
        .filter(line -> line.contains("Seed:") || line.startsWith("stat::number_of_executed"))
        .forEach(line -> digest.append(' ').append(line.strip()));
    return digest.toString();
  }
}
