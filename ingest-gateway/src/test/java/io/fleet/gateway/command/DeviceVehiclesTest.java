package io.fleet.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceVehiclesTest {
  private static final long NOON = Instant.parse("2026-05-04T12:00:00Z").toEpochMilli();
  private static final long AN_HOUR_MS = 3_600_000;

  private final ReferenceBook book = new ReferenceBook();
  private final DeviceVehicles vehicles = new DeviceVehicles(book);

  @Test
  void aDeviceWithoutPairingIsItsOwnVehicle() {
    assertThat(vehicles.of("tracker", NOON)).contains("tracker");
  }

  @Test
  void aDeviceIsInTheVehicleItWasPutIntoLast() {
    // given
    pair(NOON, "{\"vehicle_id\":\"van-1\"}");
    pair(NOON + AN_HOUR_MS, "{\"vehicle_id\":\"van-2\"}");
    // then
    assertThat(vehicles.of("tracker", NOON - 1)).isEmpty();
    assertThat(vehicles.of("tracker", NOON)).contains("van-1");
    assertThat(vehicles.of("tracker", NOON + AN_HOUR_MS - 1)).contains("van-1");
    assertThat(vehicles.of("tracker", NOON + AN_HOUR_MS)).contains("van-2");
  }

  @Test
  void aPairingEnds() {
    // given
    pair(NOON, "{\"vehicle_id\":\"van-1\",\"valid_to\":\"2026-05-04T13:00:00Z\"}");
    // then
    assertThat(vehicles.of("tracker", NOON + AN_HOUR_MS - 1)).contains("van-1");
    assertThat(vehicles.of("tracker", NOON + AN_HOUR_MS)).isEmpty();
  }

  private void pair(long fromMs, String body) {
    book.put(
        new ReferenceVersion(
            ReferenceKind.PAIRINGS, "tracker", fromMs, 1, false, fromMs, "ada", body));
  }
}
