package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The live stream of whoever sees one group's vehicles. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class ScopedLiveApiTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String ALERT =
      """
      {"alert_id":"%1$s-%2$d","version":1,"state":"opened","ts":"2026-01-31T08:00:00Z",
       "started_at":"2026-01-31T08:00:00Z","emitted_at":"2026-01-31T08:00:00.100Z","alert_type":"sos",
       "severity":4,"vehicle_id":"%1$s","details":"asks for help","data":{},"late":false,"source":"fleet"}
      """;

  Store store;
  KafkaBroker log;

  @Test
  void isToldOfThatGroupAlone() throws Exception {
    // given
    TwoGroups.fill(store);
    try (LiveReader all = LiveReader.as(Client.scoped("leak-live-admin", "admin"));
        LiveReader ofA = LiveReader.as(Client.scoped("leak-live", "viewer", "leak-a"))) {
      int count = ofA.await("snapshot", s -> true).get("vehicles").asInt();
      assertThat(ofA.vehicle("leak-a-van")).isNotEmpty();
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                post("leak-b-van");
                post("leak-a-van");
                return all.vehicle("leak-b-van").size() > 1 && ofA.vehicle("leak-a-van").size() > 1;
              });

      // when
      log.write(Topic.METRICS_LIVE, "p", "{\"panel\":\"fleet_activity\",\"vehicles\":\"leak-b\"}");
      log.write(Topic.ALERTS, "leak-b-van", ALERT.formatted("leak-b-van", 1));
      log.write(Topic.ALERTS, "leak-b-van", ALERT.formatted("leak-n-van", 1));
      log.write(Topic.ALERTS, "leak-a-van", ALERT.formatted("leak-a-van", 1));

      // then
      all.await("alert", a -> a.get("vehicle_id").asText().equals("leak-b-van"));
      all.await("alert", a -> a.get("vehicle_id").asText().equals("leak-n-van"));
      all.await("metrics", m -> m.has("vehicles"));
      ofA.await("alert", a -> a.get("vehicle_id").asText().equals("leak-a-van"));
      try (LiveReader late = LiveReader.as(Client.scoped("leak-late", "viewer", "leak-a"))) {
        late.await("alert", a -> a.get("vehicle_id").asText().equals("leak-a-van"));
        late.await("snapshot", s -> true);
        assertThat(late.events().toString()).doesNotContainPattern(TwoGroups.FORBIDDEN);
      }
      assertThat(ofA.events().toString()).doesNotContainPattern(TwoGroups.FORBIDDEN);
      assertThat(count).isEqualTo(1);
    }
  }

  private void post(String vehicleId) throws Exception {
    long now = Instant.now().toEpochMilli();
    String message =
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":48.%d,\"lon\":11.5}"
            .formatted(vehicleId, now, now % 1000);
    log.write(Topic.TELEMETRY_RAW, vehicleId, message);
  }
}
