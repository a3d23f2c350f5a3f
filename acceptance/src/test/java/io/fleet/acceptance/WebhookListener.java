package io.fleet.acceptance;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code fleet webhook listen} beside a stack: a subscriber to everything, until it is closed. */
final class WebhookListener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final String REGISTERED = "endpoint=\"listen-";

  private final FleetStack stack;
  private final Process process;

  /**
   * Starts it.
   *
   * @param messages the file it prints to
   * @param options more of the command, for example {@code --json}
   */
  WebhookListener(FleetStack stack, Path messages, String... options) throws Exception {
    this.stack = stack;
    List<String> words = new ArrayList<>(List.of("webhook", "listen", "--port", "0"));
    words.addAll(List.of(options));
    this.process = stack.launch(messages, words.toArray(String[]::new));
  }

  /** Returns once the notifier knows of it. */
  WebhookListener awaitRegistered(FleetClient client) {
    await("the listener to be registered")
        .atMost(PATIENCE)
        .until(() -> client.metrics(stack.notifierUrl()).contains(REGISTERED));
    return this;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
