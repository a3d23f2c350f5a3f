package io.fleet.local.capability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.token.GatewayAccess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts lines to the gateway's import of what vehicles can show. */
final class ReferenceImport {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PATH = "/v1/reference/capabilities/import?correct=true";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final GatewayAccess access;

  ReferenceImport(GatewayAccess access) {
    this.access = access;
  }

  /**
   * Sends a part and waits until it is stored.
   *
   * @throws IllegalStateException if nobody answers, or the gateway takes none of it
   */
  Learned post(String lines) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(access.gateway().resolve(PATH))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + access.token())
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines, StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the gateway answered " + answer.statusCode());
      }
      return report(JSON.readTree(answer.body()));
    } catch (ConnectException e) {
      throw new IllegalStateException(
          "nobody answers at " + access.gateway() + "; run fleet up first", e);
    }
  }

  private static Learned report(JsonNode report) {
    return new Learned(
        report.required("created").asInt(),
        report.required("updated").asInt(),
        report.required("unchanged").asInt(),
        report.required("refused").asInt());
  }
}
