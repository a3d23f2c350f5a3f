package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A vehicle that drives into a round fence as it happens, a message a second, and stands in it. */
final class FencedDrive {
  private static final double METRES_PER_DEGREE = 111_195.08;
  private static final int OUTSIDE_S = 12;
  private static final int STANDS_S = 10;
  private static final int SPEED_MPS = 20;

  private final FleetClient client;
  private final String vehicleId;

  FencedDrive(FleetClient client, String vehicleId) {
    this.client = client;
    this.vehicleId = vehicleId;
  }

  /**
   * Comes from the north, twelve seconds before the edge: what was drawn just now holds by then.
   *
   * @param radiusM of the fence, m
   */
  void into(double lat, double lon, int radiusM) throws Exception {
    double northM = radiusM + OUTSIDE_S * SPEED_MPS;
    for (; northM > radiusM / 3.0; northM -= SPEED_MPS) {
      post(lat + northM / METRES_PER_DEGREE, lon, SPEED_MPS * 3.6);
    }
    for (int second = 0; second < STANDS_S; second++) {
      post(lat + northM / METRES_PER_DEGREE, lon, 0);
    }
  }

  private void post(double lat, double lon, double kmph) throws Exception {
    String body =
        String.format(
            Locale.ROOT,
            "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":%.6f,\"lon\":%.6f,\"speed_kmph\":%.1f,\"heading\":180,\"ignition\":true}",
            vehicleId,
            Instant.now().toEpochMilli(),
            lat,
            lon,
            kmph);
    assertThat(client.post(body).statusCode()).isEqualTo(202);
    TimeUnit.SECONDS.sleep(1);
  }
}
