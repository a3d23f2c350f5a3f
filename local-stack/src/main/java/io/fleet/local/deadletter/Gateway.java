package io.fleet.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts one original at a time, so that each has an outcome of its own. */
final class Gateway {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final URI url;
  private final String token;

  /**
   * A gateway.
   *
   * @param token of a relay that may bring data of long ago
   */
  Gateway(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  /**
   * Posts an original.
   *
   * @return {@code accepted}, or {@code refused:} and why
   * @throws IllegalStateException if the gateway does not judge it: it is away, or the token is not
   *     good
   */
  String post(String path, byte[] json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build();
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new IllegalStateException("nobody answers at " + url + "; run fleet up first", e);
    }
    if (answer.statusCode() == ACCEPTED && isAccepted(answer.body())) {
      return "accepted";
    }
    String reason = reason(answer.body());
    if (reason.isEmpty()) {
      throw new IllegalStateException("the gateway answered " + answer.statusCode());
    }
    return "refused:" + reason;
  }

  private static boolean isAccepted(byte[] body) throws IOException {
    return JSON.readTree(body).path("accepted").asInt() == 1;
  }

  private static String reason(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer.path("results").path(0).path("reason").asText("");
    } catch (IOException e) {
      return "";
    }
  }
}
