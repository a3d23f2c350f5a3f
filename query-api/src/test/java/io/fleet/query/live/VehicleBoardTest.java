package io.fleet.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VehicleBoardTest {
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final long NOW_MS = START.toEpochMilli();

  private final VehicleBoard board =
      new VehicleBoard(2, 1_000, v -> v.vehicleId().getBytes(StandardCharsets.UTF_8));

  @Test
  void anOlderFixOfTheStoreGivesItsStateAndNotItsPlace() {
    // given
    board.take(fix("van-1", 10, 48.2), NOW_MS);

    // when
    board.take(stored("van-1", 5, 48.1, "driving"), NOW_MS);

    // then
    LiveVehicle shown = only();
    assertThat(shown.lat()).isEqualTo(48.2);
    assertThat(shown.state()).isEqualTo("driving");
    assertThat(shown.lastSeen()).isEqualTo(START.plusSeconds(10));
  }

  @Test
  void aNewerFixOfTheStoreMovesTheVehicle() {
    // given
    board.take(fix("van-1", 10, 48.2), NOW_MS);

    // when
    board.take(stored("van-1", 15, 48.3, "standing"), NOW_MS);
    board.take(fix("van-1", 12, 48.25), NOW_MS);

    // then
    assertThat(only().lat()).isEqualTo(48.3);
  }

  @Test
  void aMessageWithoutAPlaceLeavesTheVehicleWhereItIs() {
    // given
    board.take(fix("van-1", 10, 48.2), NOW_MS);

    // when
    board.take(read("{\"vehicle_id\":\"van-1\",\"timestamp\":%d,\"ignition\":false}", 20), NOW_MS);

    // then
    assertThat(only().lat()).isEqualTo(48.2);
    assertThat(only().ignition()).isFalse();
    assertThat(only().ts()).isEqualTo(START.plusSeconds(10));
    assertThat(only().lastSeen()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void aVehicleIsDueOnceASecondAndOnlyWhenItChanged() {
    // given
    board.take(fix("van-1", 0, 48.1), NOW_MS);
    assertThat(board.due(NOW_MS)).hasSize(1);
    assertThat(board.due(NOW_MS + 5_000)).isEmpty();

    // when
    board.take(fix("van-1", 1, 48.2), NOW_MS);
    board.take(fix("van-1", 2, 48.3), NOW_MS);

    // then
    assertThat(board.due(NOW_MS + 999)).isEmpty();
    assertThat(board.due(NOW_MS + 1_000))
        .singleElement()
        .extracting(shown -> shown.vehicle().lat())
        .isEqualTo(48.3);
  }

  @Test
  void onlyWhatHasChangedSinceIsToldToWhoComesAgain() {
    // given
    board.take(fix("van-1", 0, 48.1), NOW_MS);
    board.take(fix("van-2", 0, 48.1), NOW_MS);

    // when
    board.take(fix("van-2", 1, 48.2), NOW_MS + 1_000);
    board.take(fix("van-1", -5, 48.3), NOW_MS + 1_000);

    // then
    assertThat(board.changedSince(NOW_MS + 1))
        .extracting(shown -> shown.vehicle().vehicleId())
        .containsExactly("van-2");
    assertThat(board.find("van-2").lat()).isEqualTo(48.2);
    assertThat(board.of(java.util.Set.of("van-1", "van-9"))).hasSize(1);
  }

  @Test
  void ofTooManyVehiclesTheLastAreLeftOut() {
    assertThat(board.take(fix("van-1", 0, 48.1), NOW_MS)).isTrue();
    assertThat(board.take(fix("van-2", 0, 48.1), NOW_MS)).isTrue();
    assertThat(board.take(fix("van-3", 0, 48.1), NOW_MS)).isFalse();
    assertThat(board.take(stored("van-4", 0, 48.1, "driving"), NOW_MS)).isFalse();
    assertThat(board.take(fix("van-2", 1, 48.2), NOW_MS)).isTrue();
    assertThat(board.changedSince(0)).hasSize(2);
  }

  private LiveVehicle only() {
    assertThat(board.changedSince(0)).hasSize(1);
    return board.changedSince(0).get(0).vehicle();
  }

  private static Telemetry fix(String vehicle, int second, double lat) {
    return read(
        "{\"vehicle_id\":\"" + vehicle + "\",\"timestamp\":%d,\"lat\":" + lat + ",\"lon\":11.5}",
        second);
  }

  private static Telemetry read(String json, int second) {
    byte[] bytes = json.formatted(NOW_MS + second * 1_000L).getBytes(StandardCharsets.UTF_8);
    return new TelemetryReader().read(bytes).telemetry();
  }

  private static LiveVehicle stored(String vehicle, int second, double lat, String state) {
    Instant at = START.plusSeconds(second);
    return new LiveVehicle(
        vehicle, at, lat, 11.5, null, null, null, null, state, START, null, at, 0);
  }
}
