package io.fleet.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks Flink for a savepoint of the running job, which goes on. */
final class JobSavepoint {
  private static final Duration ASK = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long LOOK_MS = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ASK).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  /**
   * @param url of the JobManager
   */
  JobSavepoint(String url) {
    this.url = url;
  }

  /**
   * Takes one.
   *
   * @param directory below which it is written, by Flink's own processes
   * @return its name there
   */
  String take(Path directory) throws IOException, InterruptedException {
    String savepoints = "/jobs/" + job() + "/savepoints";
    Map<String, Object> asked =
        Map.of(
            "target-directory",
            directory.toUri().toString(),
            "cancel-job",
            false,
            "formatType",
            "CANONICAL");
    HttpRequest.Builder post =
        request(savepoints)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(asked)));
    String request = ask(post).path("request-id").asText();
    JsonNode done = await(savepoints + "/" + request);
    JsonNode cause = done.path("failure-cause");
    if (!cause.isMissingNode()) {
      throw new IOException(
          "no savepoint: " + cause.path("stack-trace").asText().lines().findFirst().orElse(""));
    }
    return Path.of(URI.create(done.path("location").asText()).getPath()).getFileName().toString();
  }

  private JsonNode await(String path) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + LONGEST.toNanos();
    JsonNode answer = ask(request(path));
    while (!answer.path("status").path("id").asText().equals("COMPLETED")) {
      if (System.nanoTime() > deadlineNs) {
        throw new IOException("no savepoint within " + LONGEST.toMinutes() + " min");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      answer = ask(request(path));
    }
    return answer.path("operation");
  }

  /** The cluster's own is the first that was started; others are queries somebody asked. */
  private String job() throws IOException, InterruptedException {
    JsonNode own = null;
    for (JsonNode job : ask(request("/jobs/overview")).path("jobs")) {
      boolean isFirst =
          own == null || job.path("start-time").asLong() < own.path("start-time").asLong();
      if (job.path("state").asText().equals("RUNNING") && isFirst) {
        own = job;
      }
    }
    if (own == null) {
      throw new IllegalStateException("the job does not run; a backup needs its state");
    }
    return own.path("jid").asText();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(ASK);
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "Flink answered " + answer.statusCode() + " to " + request.build().uri().getPath());
    }
    return json.readTree(answer.body());
  }
}
