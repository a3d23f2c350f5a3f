package io.fleet.local.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Single events over kept connections, by {@code wrk} with a script that makes them differ. */
public final class WrkLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int THREADS = 1;

  private final Path scratch;
  private final Path credentials;
  private final int connections;

  /**
   * @param scratch a directory for its script and what it prints
   * @param credentials a file of {@link Credentials}, the first counts
   */
  public WrkLoad(Path scratch, Path credentials, int connections) {
    this.scratch = scratch;
    this.credentials = credentials;
    this.connections = connections;
  }

  /**
   * Posts for a while.
   *
   * @param prefix of vehicle ids, another one each time
   */
  public LoadResult run(String url, String prefix, int seconds, long firstTimeMs)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(scratch, "wrk", ".out");
    List<String> command =
        List.of(
            "wrk",
            "--threads=" + THREADS,
            "--connections=" + connections,
            "--duration=" + seconds + "s",
            "--timeout=20s",
            "--script=" + script(),
            url,
            "--",
            credentials.toString(),
            prefix,
            Long.toString(firstTimeMs));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(seconds + PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String printed = Files.readString(output);
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException("wrk failed:\n" + printed);
    }
    return result(printed);
  }

  private Path script() throws IOException {
    Path script = scratch.resolve("http.lua");
    try (InputStream in = WrkLoad.class.getResourceAsStream("/bench/http.lua")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }

  /** wrk leaves with requests under way, one a connection at most; nobody hears their answers. */
  private LoadResult result(String printed) throws IOException {
    String line = printed.lines().filter(text -> text.startsWith("{")).findFirst().orElseThrow();
    JsonNode told = new ObjectMapper().readTree(line);
    long answered = told.required("answered").asLong();
    long refused = told.required("refused").asLong();
    return new LoadResult(
        answered + connections,
        answered - refused,
        refused,
        told.required("failed").asLong(),
        told.required("seconds").asDouble(),
        answered - refused,
        told.required("p50_ms").asDouble(),
        told.required("p99_ms").asDouble());
  }
}
