package io.fleet.local.job;

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

/** Asks Flink for what an operator of the job asks for: a savepoint, an end, how it runs. */
public final class FlinkJob {
  private static final Duration ASK = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long LOOK_MS = 200;
  private static final String CANONICAL = "CANONICAL";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ASK).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  /**
   * @param url of the JobManager
   */
  public FlinkJob(String url) {
    this.url = url;
  }

  /**
   * Takes a savepoint of the running job, which goes on.
   *
   * @param directory below which it is written, by Flink's own processes
   * @return its name there
   */
  public String savepoint(Path directory) throws IOException, InterruptedException {
    Map<String, Object> asked =
        Map.of(
            "target-directory",
            directory.toUri().toString(),
            "cancel-job",
            false,
            "formatType",
            CANONICAL);
    return named(ask("savepoints", asked));
  }

  /**
   * Stops the job with a savepoint, without telling its timers that time is over. A JobManager that
   * runs but this job ends with it.
   *
   * @param directory below which it is written, by Flink's own processes
   * @return its name there
   */
  public String stop(Path directory) throws IOException, InterruptedException {
    Map<String, Object> asked =
        Map.of(
            "targetDirectory",
            directory.toUri().toString(),
            "drain",
            false,
            "formatType",
            CANONICAL);
    return named(ask("stop", asked));
  }

  /** Has Flink delete a savepoint that nobody goes on from. */
  public void dispose(Path savepoint) throws IOException, InterruptedException {
    Map<String, Object> asked = Map.of("savepoint-path", savepoint.toUri().toString());
    String disposals = "/savepoint-disposal";
    JsonNode done = await(disposals + "/" + post(disposals, asked));
    refuseFailure(done, "the savepoint " + savepoint + " was not deleted");
  }

  /** How many subtasks the job has where it has most; 0 unless it runs with all its tasks. */
  public int parallelism() throws IOException, InterruptedException {
    JsonNode own = own();
    int tasks = own == null ? 0 : own.at("/tasks/total").asInt();
    if (tasks == 0 || own.at("/tasks/running").asInt() < tasks) {
      return 0;
    }
    int most = 0;
    for (JsonNode vertex : get("/jobs/" + own.path("jid").asText()).path("vertices")) {
      most = Math.max(most, vertex.path("parallelism").asInt());
    }
    return most;
  }

  private JsonNode ask(String what, Map<String, Object> asked)
      throws IOException, InterruptedException {
    JsonNode own = own();
    if (own == null) {
      throw new IllegalStateException("the job does not run, so there is no savepoint to be had");
    }
    String job = "/jobs/" + own.path("jid").asText();
    return await(job + "/savepoints/" + post(job + "/" + what, asked));
  }

  /** Asks for something that takes its time; gives the name under which it is asked after. */
  private String post(String path, Map<String, Object> asked)
      throws IOException, InterruptedException {
    HttpRequest.Builder post =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(asked)));
    return send(post).path("request-id").asText();
  }

  private JsonNode await(String path) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + LONGEST.toNanos();
    JsonNode answer = get(path);
    while (!answer.path("status").path("id").asText().equals("COMPLETED")) {
      if (System.nanoTime() > deadlineNs) {
        throw new IOException("not done within " + LONGEST.toMinutes() + " min: " + path);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      answer = get(path);
    }
    return answer.path("operation");
  }

  private static String named(JsonNode done) throws IOException {
    refuseFailure(done, "no savepoint");
    return Path.of(URI.create(done.path("location").asText()).getPath()).getFileName().toString();
  }

  private static void refuseFailure(JsonNode done, String what) throws IOException {
    JsonNode cause = done.path("failure-cause");
    if (!cause.isMissingNode()) {
      String first = cause.path("stack-trace").asText().lines().findFirst().orElse("");
      throw new IOException(what + ": " + first);
    }
  }

  /** The cluster's own is the first that was started; others are queries somebody asked. */
  private JsonNode own() throws IOException, InterruptedException {
    JsonNode own = null;
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      boolean isFirst =
          own == null || job.path("start-time").asLong() < own.path("start-time").asLong();
      if (job.path("state").asText().equals("RUNNING") && isFirst) {
        own = job;
      }
    }
    return own;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(ASK);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "Flink answered " + answer.statusCode() + " to " + request.build().uri().getPath());
    }
    return json.readTree(answer.body());
  }
}
