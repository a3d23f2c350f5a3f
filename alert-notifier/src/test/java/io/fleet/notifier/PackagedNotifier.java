package io.fleet.notifier;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The packaged service as a process that can be killed and started again. */
public final class PackagedNotifier implements AutoCloseable {
  private final Map<String, String> environment;
  private final int port = KafkaBroker.freePort();
  private final TokenKeys tokens = new TokenKeys();
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  public PackagedNotifier(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Starts it and waits until it is ready. */
  public PackagedNotifier start() {
    return launch().awaitReady();
  }

  /** Starts it. */
  public PackagedNotifier launch() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/quarkus-app/quarkus-run.jar")
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "packaged.log").toFile()));
    builder.environment().put("FLEET_JWT_PUBLIC_KEY", tokens.publicFile().toString());
    builder.environment().put("FLEET_WEBHOOK_MODE", "local");
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public PackagedNotifier awaitReady() {
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::isReady);
    return this;
  }

  /** Kills it without warning, like {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
  }

  public String metrics() throws IOException, InterruptedException {
    return get("/q/metrics").body();
  }

  private boolean isReady() throws IOException, InterruptedException {
    return get("/q/health/ready").statusCode() == 200;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
