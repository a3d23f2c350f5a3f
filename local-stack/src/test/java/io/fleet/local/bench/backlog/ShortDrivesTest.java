package io.fleet.local.bench.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShortDrivesTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final int EVENTS = 12;
  private static final int VEHICLES = 1_000;

  private final ShortDrives drives = new ShortDrives(1, EVENTS, A_SECOND);

  @Test
  void eachVehicleIsAnotherOneOnATripOfItsOwn() {
    // given
    Set<String> vehicles = new HashSet<>();
    Set<String> trips = new HashSet<>();

    // when
    for (int vehicle = 0; vehicle < 3 * VEHICLES; vehicle++) {
      Telemetry first = read(drives.message(vehicle, 0));
      vehicles.add(first.vehicleId());
      trips.add(first.tripId());
    }

    // then
    assertThat(vehicles).hasSize(3 * VEHICLES);
    assertThat(trips).hasSize(3 * VEHICLES);
  }

  @Test
  void aDriveGoesOnInStepsOfTheInterval() {
    for (int event = 1; event < EVENTS; event++) {
      long beforeMs = read(drives.message(4_321, event - 1)).timestampMs();
      assertThat(read(drives.message(4_321, event)).timestampMs() - beforeMs).isEqualTo(1_000);
    }
  }

  @Test
  void nearlyAllOfThemDrive() {
    // when
    int moving = 0;
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      moving += read(drives.message(vehicle, EVENTS - 1)).number(TelemetryField.SPEED) > 5 ? 1 : 0;
    }

    // then
    assertThat(moving).isGreaterThan(VEHICLES * 3 / 4);
  }

  @Test
  void sameSeedSameBytesInTheSizeOfAUsualTracker() {
    // given
    ShortDrives same = new ShortDrives(1, EVENTS, A_SECOND);

    // then
    for (int vehicle = 0; vehicle < 20; vehicle++) {
      byte[] json = drives.message(vehicle, 3).json();
      assertThat(Arrays.equals(json, same.message(vehicle, 3).json())).isTrue();
      assertThat(json.length).isBetween(300, 380);
    }
  }

  private static Telemetry read(BacklogEvent event) {
    return new TelemetryReader().read(event.json()).telemetry();
  }
}
