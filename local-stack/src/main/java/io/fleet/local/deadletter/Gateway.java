package io.fleet.local.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts one original at a time, so that each has an outcome of its own. */
final class Gateway {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient client;

  /**
   * A gateway.
   *
   * @param access of a relay that may bring data of long ago
   */
  Gateway(GatewayAccess access) {
    this.client = new GatewayClient(access, PATIENCE);
  }

  /**
   * Posts an original.
   *
   * @return {@code accepted}, or {@code refused:} and why
   * @throws IllegalStateException if the gateway does not judge it: it is away, or the token is not
   *     good
   */
  String post(String path, byte[] json) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.askWithJson("POST", path, json);
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
