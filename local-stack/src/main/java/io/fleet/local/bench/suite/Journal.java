package io.fleet.local.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code bench.jsonl} of a report directory: every line of every suite that was run there.
 * A line is appended when its bench has ended, so a suite that is cut off leaves what it had found.
 */
public final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public Journal(Path reportDirectory) {
    this.file = reportDirectory.resolve("bench.jsonl");
  }

  /** Keeps what came of a run. */
  public void append(SuiteRun suite, Attempt attempt) throws IOException {
    Files.writeString(
        file,
        attempt.json(suite) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** What the last suite before this one, of the same size, found of a bench; empty if none did. */
  public List<Attempt> last(SuiteRun before, String bench) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode line : lines()) {
      if (line.path("bench").asText().equals(bench)
          && line.path("size").asText().equals(before.size().word())
          && line.path("outcome").asText().equals("told")
          && !line.path("started").asText().equals(before.started().toString())) {
        found.add(line);
      }
    }
    Optional<String> newest = found.stream().map(Journal::started).max(Comparator.naturalOrder());
    return found.stream()
        .filter(line -> started(line).equals(newest.orElseThrow()))
        .map(Attempt::of)
        .toList();
  }

  private static String started(JsonNode line) {
    return line.path("started").asText();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
