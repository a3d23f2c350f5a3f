package io.fleet.local.privacy;

import io.fleet.events.Iso8601;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Has the gateway correct reference data, each version at the moment from which it holds: the
 * gateway decides about a thing one change at a time, and every reader hears of it.
 */
final class ReferenceDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;
  private static final int CHANGED_MEANWHILE = 412;

  private final GatewayClient gateway;

  ReferenceDesk(GatewayAccess access) {
    this.gateway = new GatewayClient(access, PATIENCE);
  }

  /** Says that a thing is gone from the moment on at which this version began. */
  void delete(ReferenceVersion version) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = gateway.ask("DELETE", path(version));
    if (answer.statusCode() != NOT_FOUND) { // gone from then on already
      expectDone(answer);
    }
  }

  /**
   * Gives a version another content.
   *
   * @param revision the greatest version of the thing that was seen
   * @return false if somebody else has changed it since, and nothing was written
   */
  boolean correct(ReferenceVersion version, byte[] body, long revision)
      throws IOException, InterruptedException {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "If-Match", "\"" + revision + "\"");
    HttpResponse<byte[]> answer = gateway.ask("PUT", path(version), body, headers);
    if (answer.statusCode() == CHANGED_MEANWHILE) {
      return false;
    }
    expectDone(answer);
    return true;
  }

  private static String path(ReferenceVersion version) {
    return "/v1/reference/%s/%s?correct=true&valid_from=%s"
        .formatted(
            version.kind().label(),
            GatewayClient.part(version.id()),
            GatewayClient.part(Iso8601.format(version.validFromMs())));
  }

  /** The answer may repeat what was sent, so only its number is told. */
  private static void expectDone(HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("the gateway answered " + answer.statusCode());
    }
  }
}
