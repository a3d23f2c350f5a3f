package io.fleet.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What generators send is what the gateway takes without a remark, and no two are alike. */
class EventTemplateTest {
  private static final long NOW_MS = 1_795_168_800_000L;

  @Test
  void theTimeIsWrittenIntoAGoodEvent() {
    // given
    EventTemplate template = new EventTemplate("van-1");

    // when
    Telemetry first = read(template.at(NOW_MS));
    Telemetry second = read(template.at(NOW_MS + 1));

    // then
    assertThat(first.vehicleId()).isEqualTo("van-1");
    assertThat(first.timestampMs()).isEqualTo(NOW_MS);
    assertThat(second.timestampMs()).isEqualTo(NOW_MS + 1);
  }

  @Test
  void aBodyHasAnEventOfEachVehicleALine() throws Exception {
    // given
    BatchBodies bodies = new BatchBodies("b-", 3, NOW_MS, 1);

    // when
    String first = new String(bodies.next());
    byte[] packed = bodies.packed(1).get(0);
    String second =
        new String(new GZIPInputStream(new java.io.ByteArrayInputStream(packed)).readAllBytes());

    // then
    assertThat(first.lines()).hasSize(3);
    assertThat(first.lines().map(line -> read(line.getBytes())))
        .extracting(Telemetry::vehicleId)
        .containsExactly("b-0", "b-1", "b-2");
    assertThat(first.lines().map(line -> read(line.getBytes())))
        .allMatch(event -> event.timestampMs() == NOW_MS);
    assertThat(second.lines().map(line -> read(line.getBytes())))
        .hasSize(3)
        .allMatch(event -> event.timestampMs() == NOW_MS + 1);
  }

  private static Telemetry read(byte[] json) {
    TelemetryReading reading = new TelemetryReader().read(json);
    assertThat(reading.refusal()).isNull();
    assertThat(reading.dropped()).isEmpty();
    return reading.telemetry();
  }
}
