package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and limits that other programs rely on. */
class TopicTest {

  @Test
  void theTopicsOfThePublishedDemoKeepTheirNames() {
    assertThat(Topic.values())
        .extracting(Topic::topicName)
        .contains(
            "fleet.prod.telemetry.raw",
            "fleet.prod.trip.events",
            "fleet.prod.vehicle.status",
            "fleet.prod.events.driver",
            "fleet.prod.alerts.outbound")
        .doesNotHaveDuplicates();
  }

  @Test
  void aDeadLetterMayBeLargerThanAnyRecord() {
    for (Topic topic : Topic.values()) {
      assertThat(topic.partitions()).isPositive();
      if (topic != Topic.DEAD_LETTERS) {
        assertThat(topic.maxMessageBytes()).isLessThan(Topic.DEAD_LETTERS.maxMessageBytes());
      }
    }
  }

  @Test
  void aHeartbeatIsKnownByItsKeyAlone() {
    assertThat(Heartbeat.isKey(Heartbeat.key())).isTrue();
    assertThat(Heartbeat.isKey("~heartbeaT".getBytes(UTF_8))).isFalse();
    assertThat(Heartbeat.isKey("veh-1".getBytes(UTF_8))).isFalse();
    assertThat(Heartbeat.isKey(null)).isFalse();
    assertThat(VehicleId.isValid(Heartbeat.KEY)).isFalse();
  }

  @Test
  void aHeartbeatReadAsTelemetryIsRefused() {
    assertThat(new TelemetryReader().read(Heartbeat.value()).isAccepted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "veh-1", "A.b_c:9-", "0"})
  void aVehicleMayBeCalledSo(String id) {
    assertThat(VehicleId.isValid(id)).isTrue();
    assertThat(VehicleId.isValid(id.repeat(65))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "a\n", "~", "a@b"})
  void butNotSo(String id) {
    assertThat(VehicleId.isValid(id)).isFalse();
  }
}
