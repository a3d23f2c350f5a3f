package io.fleet.local.webhook;

import io.fleet.local.command.DataOption;
import io.fleet.local.layout.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Receives the webhooks of a running stack and prints each, until it is told to end. */
@Command(
    name = "listen",
    description = "Receives webhooks, checks their signatures and prints them.",
    mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {
  private static final int SECRET_BYTES = 32;

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "9911",
      description = "where to listen on 127.0.0.1, 0 for any free port; default ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--status",
      paramLabel = "CODE",
      defaultValue = "204",
      description = "the answer to each message; default ${DEFAULT-VALUE}")
  private int status;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = ShortDuration.class,
      description = "how long to hold an answer back, for example 10s or 500ms")
  private Duration delay;

  @Option(names = "--json", description = "one JSON object per message")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataDirectory directory = data.directory();
    String secret = newSecret();
    try (WebhookReceiver receiver =
            WebhookReceiver.start(port, secret, status, delay, this::print);
        EndpointFile endpoint =
            EndpointFile.register(
                directory.endpoints(),
                "listen-" + receiver.url().getPort(),
                receiver.url(),
                secret)) {
      spec.commandLine().getErr().println("Listening on " + receiver.url() + "; end with Ctrl-C.");
      spec.commandLine().getErr().flush();
      awaitTheEnd(endpoint);
    }
    return 0;
  }

  /** The JVM's shutdown waits until the endpoint is taken away. */
  private static void awaitTheEnd(EndpointFile endpoint) throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              closeQuietly(endpoint);
              told.countDown();
            },
            "unregister");
    Runtime.getRuntime().addShutdownHook(hook);
    while (!told.await(1, TimeUnit.HOURS)) {
      Thread.onSpinWait();
    }
  }

  private static void closeQuietly(EndpointFile endpoint) {
    try {
      endpoint.close();
    } catch (IOException e) {
      System.err.println("the endpoint could not be taken away: " + e.getMessage());
    }
  }

  private synchronized void print(ReceivedMessage message) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? message.json() : message.line());
    out.flush();
  }

  private static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
