package io.fleet.stream.job;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.util.ParameterTool;

/**
 * What is to be run again.
 *
 * @param job where things are, as the job is told
 * @param fromMs vehicle time, inclusive, epoch milliseconds
 * @param toMs vehicle time, inclusive, epoch milliseconds; not before {@code fromMs}
 * @param vehicles empty for all
 * @param versions of rules, as they stand in their topic, one a line, that are to hold beside what
 *     is in force; null for none
 * @param details a file for every difference, or null
 * @param summary a file for the counts, or null
 * @param asks whether the job is to look again, instead of a report
 */
record RecomputeConfig(
    JobConfig job,
    long fromMs,
    long toMs,
    Set<String> vehicles,
    Path versions,
    Path details,
    Path summary,
    boolean asks) {

  RecomputeConfig {
    if (toMs < fromMs) {
      throw new IllegalArgumentException("--to-ms must not be before --from-ms");
    }
    vehicles = Set.copyOf(vehicles);
  }

  /** Reads {@code --name value} pairs. */
  static RecomputeConfig of(String... args) {
    ParameterTool given = ParameterTool.fromArgs(args);
    Set<String> vehicles = new TreeSet<>();
    for (String each : given.get("vehicles", "").split(",")) {
      if (!each.isBlank()) {
        vehicles.add(each.strip());
      }
    }
    return new RecomputeConfig(
        JobConfig.of(args),
        Long.parseLong(given.getRequired("from-ms")),
        Long.parseLong(given.getRequired("to-ms")),
        vehicles,
        path(given, "versions"),
        path(given, "details"),
        path(given, "summary"),
        given.getBoolean("ask", false));
  }

  private static Path path(ParameterTool given, String name) {
    return given.has(name) ? Path.of(given.get(name)) : null;
  }

  /** Tells the versions that are to hold beside what is in force. */
  void readVersions(Consumer<ReferenceVersion> taker) throws IOException, Refusal.RefusedException {
    for (String line : Files.readAllLines(versions)) {
      if (!line.isBlank()) {
        taker.accept(
            ReferenceJson.read(ReferenceKind.RULES, line.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }
}
