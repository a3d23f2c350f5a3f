package io.fleet.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LateDriveTest {
  private static final long START_MS = 1_772_431_200_000L;
  private static final int STEP_S = 30;

  @Test
  void wayAndSpeedAgree() throws Exception {
    for (int sinceS = 0; sinceS < 6 * 3_600; sinceS += STEP_S) {
      // when
      Telemetry here = read(sinceS);
      Telemetry next = read(sinceS + STEP_S);

      // then
      double wayM = Geodesy.distanceM(here.latE6(), here.lonE6(), next.latE6(), next.lonE6());
      double speedKmph = here.speedCkmph() / 100.0;
      assertThat(wayM).as("after " + sinceS).isCloseTo(speedKmph / 3.6 * STEP_S, within(2.0));
    }
  }

  private static Telemetry read(int sinceS) throws Exception {
    String json = LateDrive.message("v", 7, sinceS, START_MS + 1_000L * sinceS);
    return new TelemetryReader().read(json.getBytes(StandardCharsets.US_ASCII)).telemetry();
  }
}
