package io.fleet.local.capability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Posts lines to the gateway's import of reference data of one kind. */
final class ReferenceImport {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PATH = "/v1/reference/%s/import?correct=true";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;
  private final String path;

  ReferenceImport(GatewayAccess access, ReferenceKind kind) {
    this.path = PATH.formatted(kind.label());
    this.gateway = new GatewayClient(access, PATIENCE);
  }

  /**
   * Sends a part and waits until it is stored.
   *
   * @throws IllegalStateException if nobody answers, or the gateway takes none of it
   */
  Learned post(String lines) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        gateway.ask(
            "POST",
            path,
            lines.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-ndjson"));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the gateway answered " + answer.statusCode());
    }
    return report(JSON.readTree(answer.body()));
  }

  private static Learned report(JsonNode report) {
    return new Learned(
        report.required("created").asInt(),
        report.required("updated").asInt(),
        report.required("unchanged").asInt(),
        report.required("refused").asInt());
  }
}
