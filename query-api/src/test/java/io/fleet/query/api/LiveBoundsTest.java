package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the stream does about clients that are too many or too slow, and without its log. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class LiveBoundsTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final int VEHICLES = 4_000;
  private static final int CROWD = 250;
  private static final int CROWD_VEHICLES = 50;
  private static final int CROWD_ALERTS = 2_000;

  Store store;
  KafkaBroker log;

  @Test
  void oneClientTooManyIsAskedToComeAgain() throws Exception {
    // given
    await().atMost(A_MINUTE).until(() -> clients() == 0);
    try (LiveCrowd crowd = new LiveCrowd(Client.token("viewer", A_MINUTE.multipliedBy(5)))) {
      for (int i = 0; i < LogResource.MAX_CLIENTS; i++) {
        crowd.join("types=metrics");
      }
      await().atMost(A_MINUTE).until(() -> clients() == LogResource.MAX_CLIENTS);

      // when
      Response refused = Client.viewer().get("/v1/live");
      crowd.members().get(0).leave();

      // then
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotBlank();
      assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/too-many-clients");
      await()
          .atMost(A_MINUTE)
          .pollInterval(Duration.ofMillis(300))
          .until(() -> crowd.join("types=metrics").status() == 200);
    }
    await().atMost(A_MINUTE).until(() -> clients() == 0);
  }

  @Test
  void hundredsHearEverythingThatConcernsThemAndOnce() throws Exception {
    // given
    await().atMost(A_MINUTE).until(() -> clients() == 0);
    try (LiveCrowd crowd = new LiveCrowd(Client.token("viewer", A_MINUTE.multipliedBy(5)))) {
      for (int i = 0; i < CROWD; i++) {
        assertThat(crowd.join("types=alert&vehicle_id=crowd-" + i % CROWD_VEHICLES).status())
            .isEqualTo(200);
      }
      await().atMost(A_MINUTE).until(() -> crowd.members().stream().allMatch(m -> m.isWelcome()));

      // when
      for (int i = 0; i < CROWD_ALERTS; i++) {
        String vehicle = "crowd-" + i % CROWD_VEHICLES;
        log.writeLater(Topic.ALERTS, vehicle, LiveRecords.alert(vehicle, "crowd-alert-" + i));
      }

      // then
      int each = CROWD_ALERTS / CROWD_VEHICLES;
      await()
          .atMost(A_MINUTE)
          .untilAsserted(
              () ->
                  assertThat(crowd.members())
                      .allSatisfy(member -> assertThat(member.alerts()).hasSize(each)));
      assertThat(crowd.members())
          .allSatisfy(member -> assertThat(member.alerts().values()).containsOnly(1));
    }
    await().atMost(A_MINUTE).until(() -> clients() == 0);
  }

  @Test
  void aClientThatDoesNotReadIsEndedAndDelaysNobody() throws Exception {
    try (LiveReader reader = LiveReader.viewer();
        Socket deaf = new Socket()) {
      // given
      deaf.setReceiveBufferSize(2_048);
      deaf.connect(new InetSocketAddress("127.0.0.1", RestAssured.port), 5_000);
      deaf.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
      await().atMost(A_MINUTE).until(() -> clients() == 2);

      // when
      await()
          .atMost(A_MINUTE)
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                moveAll();
                return clients() == 1;
              });

      // then
      assertThat(dropped("slow_client")).isPositive();
      int before = reader.events().size();
      moveAll();
      await().atMost(A_MINUTE).until(() -> reader.events().size() > before);
    }
  }

  @Test
  void withoutTheLogTheStreamSaysSoAndGoesOnWhenItIsBack() throws Exception {
    try (LiveReader reader = LiveReader.viewer()) {
      // given
      reader.await("snapshot", s -> true);
      awaitTold(reader, "van-before");

      // when
      log.goAway();

      // then
      reader.await("degraded", d -> d.get("away").toString().equals("[\"log\"]"));
      assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
      Response feed = Client.viewer().get("/v1/changes?types=trip&after=oldest");
      assertThat(feed.statusCode()).isEqualTo(503);
      assertThat(feed.jsonPath().getString("type")).isEqualTo("/problems/log-away");
      assertThat(feed.header("Retry-After")).isNotBlank();
      try (LiveReader second = LiveReader.viewer()) {
        second.await("degraded", d -> d.get("away").size() == 1);
        second.await("snapshot", s -> true);
        assertThat(second.vehicle("van-before")).isNotEmpty();
      }

      // when
      log.comeBack();

      // then
      reader.await("degraded", d -> d.get("away").isEmpty());
      awaitTold(reader, "van-after");
      await()
          .atMost(A_MINUTE)
          .until(() -> Client.viewer().get("/v1/changes?after=now").statusCode() == 200);
    }
  }

  private void awaitTold(LiveReader reader, String vehicle) {
    await()
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              log.write(Topic.TELEMETRY_RAW, vehicle, telemetry(vehicle));
              return !reader.vehicle(vehicle).isEmpty();
            });
  }

  private void moveAll() {
    for (int i = 0; i < VEHICLES; i++) {
      log.writeLater(Topic.TELEMETRY_RAW, "fleet-" + i, telemetry("fleet-" + i));
    }
  }

  private static String telemetry(String vehicle) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":48.1,\"lon\":11.5,\"driver_id\":\"%s\"}"
        .formatted(vehicle, Instant.now().toEpochMilli(), "d".repeat(100));
  }

  private static String request() {
    return "GET /v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + Client.token("viewer", A_MINUTE.multipliedBy(5))
        + "\r\n\r\n";
  }

  private static int clients() {
    return (int) metric("fleet_query_live_clients ");
  }

  private static double dropped(String reason) {
    return metric("fleet_query_live_dropped_total{reason=\"" + reason + "\"} ");
  }

  private static double metric(String start) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .sum();
  }
}
