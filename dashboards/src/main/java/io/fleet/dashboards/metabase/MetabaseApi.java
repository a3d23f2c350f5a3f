package io.fleet.dashboards.metabase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One Metabase, asked as one of its users once {@link #enter} was told the session. */
public final class MetabaseApi {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** To add a database Metabase tries to connect to it, which takes longest. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** Enough of an answer to understand it. */
  private static final int SHOWN_CHARACTERS = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final Duration pause;
  private final List<String> secrets;
  private final HttpClient http;
  private String session = "";

  /**
   * A client.
   *
   * @param url without a slash at its end
   * @param pause between two looks at what is waited for
   * @param secrets what no message may show: Metabase repeats what it refuses
   */
  public MetabaseApi(String url, Duration pause, List<String> secrets) {
    this.url = url;
    this.pause = pause;
    this.secrets = List.copyOf(secrets);
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Calls from now on are those of a user with this session. */
  public void enter(String session) {
    this.session = session;
  }

  /** Whether it has started and its own database answers. */
  public boolean isHealthy() {
    try {
      return get("/api/health").path("status").asText().equals("ok");
    } catch (MetabaseException e) {
      return false;
    }
  }

  /** Asks until it is so; says what it waited for when it does not become so. */
  public void await(String what, Duration patience, Supplier<Boolean> isSo) {
    long until = System.nanoTime() + patience.toNanos();
    while (!isSo.get()) {
      if (System.nanoTime() > until) {
        throw new MetabaseException(
            "waited " + patience.toSeconds() + " s in vain: " + what, 0, null);
      }
      pause(what);
    }
  }

  private void pause(String what) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MetabaseException("interrupted: " + what, 0, e);
    }
  }

  public JsonNode get(String path) {
    return send("GET", path, null);
  }

  public JsonNode post(String path, JsonNode body) {
    return send("POST", path, body);
  }

  public JsonNode put(String path, JsonNode body) {
    return send("PUT", path, body);
  }

  private JsonNode send(String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(ANSWER)
            .header("Accept", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (!session.isEmpty()) {
      request.header("X-Metabase-Session", session);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return answer(method + " " + path, response);
    } catch (IOException e) {
      throw new MetabaseException(method + " " + path + ": " + e, 0, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MetabaseException(method + " " + path + ": interrupted", 0, e);
    }
  }

  private JsonNode answer(String call, HttpResponse<String> response) {
    String body = response.body();
    if (response.statusCode() / 100 != 2) {
      for (String secret : secrets) {
        body = body.replace(secret, "…");
      }
      String shown = body.substring(0, Math.min(body.length(), SHOWN_CHARACTERS));
      throw new MetabaseException(
          call + " answers " + response.statusCode() + ": " + shown, response.statusCode(), null);
    }
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new MetabaseException(call + " answers no JSON", response.statusCode(), e);
    }
  }
}
