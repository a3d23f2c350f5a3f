package io.fleet.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real browser that looks at the live page and tells, step by step, what it sees. */
final class PageWatcher implements AutoCloseable {
  static final Path BROWSER = Path.of("/usr/bin/chromium");

  /** Of the longest step, a walk over every page, on a machine that does much else. */
  private static final Duration PATIENCE = Duration.ofSeconds(420);

  /** Where pictures for people to judge are put; each is then taken when all is drawn. */
  private static final String ASKED_FOR = System.getProperty("live.pictures");

  private static final Path PICTURES =
      Path.of(ASKED_FOR == null ? "target/console" : ASKED_FOR).toAbsolutePath();

  private static final Path WEB_UI = Path.of("../query-api/src/main/webui");

  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Process process;
  private final Writer steps;

  PageWatcher(String address, int vehicles) throws IOException {
    process =
        new ProcessBuilder(
                "node",
                "e2e/livePage.mjs",
                BROWSER.toString(),
                address,
                String.valueOf(vehicles),
                PICTURES.toString(),
                ASKED_FOR == null ? "in-passing" : "at-rest")
            .directory(WEB_UI.toFile())
            .redirectErrorStream(true)
            .start();
    steps = process.outputWriter();
    Thread reader = new Thread(this::read, "page-watcher");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      out.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add(e.toString());
    }
  }

  /** Waits for the word on a step that was asked for or comes of itself. */
  JsonNode await(String step) throws Exception {
    String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (line == null || !line.startsWith("{\"step\":\"" + step + "\"")) {
      throw new AssertionError("instead of " + step + ": " + line + " " + lines);
    }
    return json.readTree(line);
  }

  /** Asks for a step and waits for the word on it. */
  JsonNode ask(String step, Object... words) throws Exception {
    ask(
        step
            + " "
            + String.join(" ", java.util.Arrays.stream(words).map(String::valueOf).toList()));
    return await(step);
  }

  private void ask(String line) throws IOException {
    steps.write(line.strip() + "\n");
    steps.flush();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
