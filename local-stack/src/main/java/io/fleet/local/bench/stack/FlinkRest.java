package io.fleet.local.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads metrics and checkpoints of the one job from Flink's REST interface. */
public final class FlinkRest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String url;
  private final Map<String, Place> places = new HashMap<>();
  private String job;

  /** Where a metric is found: in a vertex, under its full name. */
  private record Place(String vertex, String metric) {}

  /**
   * @param url of the JobManager
   */
  public FlinkRest(String url) {
    this.url = url;
  }

  /** The sum of an operator's metric over its subtasks; 0 while nobody has told it. */
  public long sum(String metric) throws IOException, InterruptedException {
    return Math.round(aggregate(metric, "sum").orElse(0.0));
  }

  /** The least value of a metric over the subtasks, empty while nobody has told it. */
  public Optional<Double> min(String metric) throws IOException, InterruptedException {
    return aggregate(metric, "min");
  }

  /** The greatest value of a metric over the subtasks, empty while nobody has told it. */
  public Optional<Double> max(String metric) throws IOException, InterruptedException {
    return aggregate(metric, "max");
  }

  /** Why the job last failed, or an empty text. */
  public String failure() throws IOException, InterruptedException {
    JsonNode entries = get("/jobs/" + job() + "/exceptions").path("exceptionHistory");
    return entries
        .path("entries")
        .path(0)
        .path("stacktrace")
        .asText("")
        .lines()
        .limit(5)
        .toList()
        .stream()
        .reduce("", (a, b) -> a + "\n  " + b);
  }

  /** How the job's checkpoints went until about three seconds ago. */
  public Checkpoints checkpoints() throws IOException, InterruptedException {
    String all = "/jobs/" + job() + "/checkpoints";
    JsonNode told = get(all);
    JsonNode newest = told.at("/latest/completed");
    if (!newest.hasNonNull("id")) {
      return Checkpoints.none(told);
    }
    String one = all + "/details/" + newest.path("id").asText();
    Map<String, Long> byTask = Checkpoints.byTask(get(one));
    JsonNode largest = get(one + "/subtasks/" + Checkpoints.largest(byTask));
    return Checkpoints.of(told, byTask, largest);
  }

  private Optional<Double> aggregate(String metric, String how)
      throws IOException, InterruptedException {
    Optional<Place> place = placeOf(metric);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    String name = URLEncoder.encode(place.get().metric(), StandardCharsets.UTF_8);
    JsonNode told = get(metricsOf(place.get().vertex()) + "?agg=" + how + "&get=" + name);
    JsonNode value = told.path(0).path(how);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asDouble());
  }

  private Optional<Place> placeOf(String metric) throws IOException, InterruptedException {
    Place known = places.get(metric);
    if (known != null) {
      return Optional.of(known);
    }
    for (JsonNode vertex : get("/jobs/" + job()).path("vertices")) {
      String id = vertex.path("id").asText();
      for (JsonNode name : get(metricsOf(id))) {
        if (name.path("id").asText().endsWith("." + metric)) {
          Place found = new Place(id, name.path("id").asText());
          places.put(metric, found);
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private String metricsOf(String vertex) throws IOException, InterruptedException {
    return "/jobs/" + job() + "/vertices/" + vertex + "/subtasks/metrics";
  }

  /** The one that goes on: queries of the SQL client are jobs beside it that end. */
  private String job() throws IOException, InterruptedException {
    if (job == null) {
      for (JsonNode each : get("/jobs/overview").path("jobs")) {
        if (!ENDED.contains(each.path("state").asText())) {
          job = each.path("jid").asText();
        }
      }
    }
    if (job == null) {
      throw new IOException("no job runs");
    }
    return job;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("Flink answered " + response.statusCode() + " to " + path);
    }
    return JSON.readTree(response.body());
  }
}
