package io.fleet.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the live stream that keeps all it is told. */
final class LiveReader implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  private volatile String lastId = "";

  /**
   * One event as it came.
   *
   * @param id null if it had none
   */
  record Event(String name, JsonNode data, String id) {}

  private LiveReader(HttpResponse<InputStream> response) {
    this.response = response;
    if (response.statusCode() == 200) {
      Thread thread = new Thread(this::read, "live-reader");
      thread.setDaemon(true);
      thread.start();
    }
  }

  static LiveReader as(String token) throws Exception {
    return as(token, "", "");
  }

  /**
   * A client that asks for something, and may have been here before.
   *
   * @param query of the address, without its question mark
   * @param lastId of the last event it was told, or empty
   */
  static LiveReader as(String token, String query, String lastId) throws Exception {
    return open(query, "Authorization", "Bearer " + token, "Last-Event-ID", lastId);
  }

  /** A client that shows who it is in the query, or by headers. */
  static LiveReader open(String query, String... headers) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/live?" + query);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(SOON);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new LiveReader(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  static LiveReader viewer() throws Exception {
    return as(Client.token("viewer", Duration.ofMinutes(5)));
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = null;
      String id = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          events.add(new Event(name, JSON.readTree(line.substring(5)), id));
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.isEmpty()) {
          lastId = id == null ? lastId : id;
          id = null;
        } else if (line.startsWith(":")) {
          comments.add(line);
        }
      }
    } catch (IOException e) {
      // the connection is gone
    }
    ended = true;
  }

  /** As browsers have it: the id of the last event that had one. */
  String lastId() {
    return lastId;
  }

  /** What came under a name. */
  List<JsonNode> all(String name) {
    return events.stream().filter(e -> e.name().equals(name)).map(Event::data).toList();
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** What was told of that vehicle. */
  List<JsonNode> vehicle(String vehicleId) {
    return events.stream()
        .filter(event -> event.name().equals("vehicle"))
        .map(Event::data)
        .filter(data -> data.get("vehicle_id").asText().equals(vehicleId))
        .toList();
  }

  /** Waits for the first event that fits. */
  JsonNode await(String name, Predicate<JsonNode> fits) {
    Awaitility.await(name).atMost(SOON).until(() -> first(name, fits) != null);
    return first(name, fits);
  }

  private JsonNode first(String name, Predicate<JsonNode> fits) {
    return events.stream()
        .filter(event -> event.name().equals(name) && fits.test(event.data()))
        .map(Event::data)
        .findFirst()
        .orElse(null);
  }

  void awaitEnd() {
    Awaitility.await().atMost(SOON).until(() -> ended);
  }

  void awaitComment() {
    Awaitility.await().atMost(SOON).until(() -> !comments.isEmpty());
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
