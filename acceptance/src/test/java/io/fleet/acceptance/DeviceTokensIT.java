package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tokens of devices, given and taken by hand on a running stack. */
@Timeout(180)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class DeviceTokensIT {
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private static FleetStack stack;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void find() {
    stack = CalmStack.stack();
  }

  @Test
  void aTokenIsGivenRotatedAndTakenAway() throws Exception {
    // when / then
    String first = fleet("token", "token-van", "--label", "front").strip();
    assertThat(first).matches("flt_[A-Za-z0-9_-]{43}");
    assertThat(post("token-van", first)).isEqualTo(202);
    // when / then
    String second = fleet("rotate", "token-van", "--overlap", "PT0S").strip();
    assertThat(post("token-van", first)).isEqualTo(401);
    assertThat(post("token-van", second)).isEqualTo(202);
    assertThat(fleet("list"))
        .contains("token-van", "active", "front")
        .doesNotContain(first, second);
    // when / then
    fleet("block", "token-van");
    assertThat(post("token-van", second)).isEqualTo(401);
    fleet("unblock", "token-van");
    assertThat(post("token-van", second)).isEqualTo(202);
    // when / then
    fleet("revoke", "token-van");
    assertThat(post("token-van", second)).isEqualTo(401);
  }

  private static String fleet(String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = "device";
    System.arraycopy(words, 0, all, 1, words.length);
    return stack.run(PATIENCE, all);
  }

  private int post(String vehicleId, String token) throws Exception {
    String event =
        "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":900}"
            .formatted(vehicleId, Instant.now());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + "/v1/telemetry"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }
}
