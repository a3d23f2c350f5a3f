package io.fleet.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the stream over a WebSocket that keeps all it is told. */
final class LiveSocket implements AutoCloseable, WebSocket.Listener {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private volatile Integer closedWith;
  private WebSocket socket;

  static LiveSocket as(String token, String query) throws Exception {
    return as(token, query, null);
  }

  static LiveSocket as(String token, String query, String origin) throws Exception {
    return connect(query, token, origin);
  }

  /** Without a header that says who it is. */
  static LiveSocket open(String query, String origin) throws Exception {
    return connect(query, null, origin);
  }

  private static LiveSocket connect(String query, String token, String origin) throws Exception {
    LiveSocket listener = new LiveSocket();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(SOON);
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (origin != null) {
      builder.header("Origin", origin);
    }
    URI address = URI.create("ws://127.0.0.1:" + RestAssured.port + "/v1/live/socket?" + query);
    listener.socket = builder.buildAsync(address, listener).get(SOON.toSeconds(), TimeUnit.SECONDS);
    return listener;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      try {
        messages.add(JSON.readTree(part.toString()));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IllegalStateException(part.toString(), e);
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closedWith = status;
    return null;
  }

  void send(String text) throws Exception {
    socket.sendText(text, true).get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  /** Waits for the first message of that event that fits. */
  JsonNode await(String event, Predicate<JsonNode> fits) {
    Awaitility.await(event).atMost(SOON).until(() -> first(event, fits) != null);
    return first(event, fits);
  }

  private JsonNode first(String event, Predicate<JsonNode> fits) {
    return messages.stream()
        .filter(message -> message.get("event").asText().equals(event) && fits.test(message))
        .findFirst()
        .orElse(null);
  }

  int awaitClose() {
    Awaitility.await("close").atMost(SOON).until(() -> closedWith != null);
    return closedWith;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
