package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Geodesy;
import io.fleet.events.Iso8601;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the simulated vehicles twice through the API and compares their way with their speed.
 */
public final class MovingFleet {
  private static final String SIMULATED = "sim-";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PATIENCE_FOR_ALL = Duration.ofMinutes(1);
  private static final double MOST_DRIFT_M = 15;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final FleetStack stack;
  private final String token;

  /** What two looks showed: all vehicles, those with newer fixes, and of these the explained. */
  public record Look(int vehicles, int withNewerFixes, int explained) {}

  public MovingFleet(FleetStack stack) throws Exception {
    this.stack = stack;
    this.token = stack.token();
  }

  public Look lookTwice(Duration apart) throws Exception {
    Map<String, JsonNode> before = vehicles();
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(apart.toMillis(), TimeUnit.MILLISECONDS))
        .get();
    Map<String, JsonNode> after = vehicles();
    int newer = 0;
    int explained = 0;
    for (Map.Entry<String, JsonNode> vehicle : before.entrySet()) {
      JsonNode now = after.get(vehicle.getKey());
      if (fixMs(now) > fixMs(vehicle.getValue())) {
        newer++;
        explained += isExplained(vehicle.getValue(), now) ? 1 : 0;
      }
    }
    return new Look(before.size(), newer, explained);
  }

  /** Until all are there, nearly all have sent a fix within 5 s and their ways are explained. */
  public void awaitMoving() {
    await()
        .atMost(PATIENCE_FOR_ALL)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Look look = lookTwice(Duration.ofSeconds(5));
              assertThat(look.vehicles()).isEqualTo(DrivingStack.VEHICLES);
              assertThat(look.withNewerFixes()).isGreaterThanOrEqualTo(DrivingStack.VEHICLES - 1);
              assertThat(look.explained()).isEqualTo(look.withNewerFixes());
            });
  }

  /** Within 30 % of mean speed × time; a vehicle that hardly moves may drift. */
  private static boolean isExplained(JsonNode before, JsonNode after) {
    double meanKmph =
        (before.get("speed_kmph").asDouble() + after.get("speed_kmph").asDouble()) / 2;
    double expectedM = meanKmph / 3.6 * (fixMs(after) - fixMs(before)) / 1_000.0;
    double movedM =
        Geodesy.distanceM(e6(before, "lat"), e6(before, "lon"), e6(after, "lat"), e6(after, "lon"));
    return expectedM < MOST_DRIFT_M
        ? movedM < 2 * MOST_DRIFT_M
        : movedM > 0.7 * expectedM && movedM < 1.3 * expectedM;
  }

  private Map<String, JsonNode> vehicles() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.queryUrl() + "/v1/vehicles"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    JsonNode page = new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    Map<String, JsonNode> vehicles = new HashMap<>();
    page.get("items").forEach(v -> vehicles.put(v.get("vehicle_id").asText(), v));
    vehicles.keySet().removeIf(id -> !id.startsWith(SIMULATED));
    return vehicles;
  }

  private static long fixMs(JsonNode vehicle) {
    return Iso8601.parse(vehicle.get("fix_at").asText());
  }

  private static int e6(JsonNode vehicle, String coordinate) {
    return (int) Math.round(vehicle.get("position").get(coordinate).asDouble() * 1e6);
  }
}
