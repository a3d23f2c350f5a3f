package io.fleet.gateway.traccar;

import static io.fleet.gateway.traccar.Drafts.reading;
import static io.fleet.gateway.traccar.Drafts.telemetry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryReading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFormTest {
  private static final String HEAD = "id=k3y&timestamp=1767225600";

  @Test
  void whatTheAndroidClientSends() throws Exception {
    // when
    TrackerMessage message =
        QueryForm.read(
            "id=k3y&timestamp=1767225600&lat=48.137154&lon=11.576124&speed=21.598272"
                + "&bearing=182.5&altitude=519.0&accuracy=12.864&batt=87.0");
    // then
    assertThat(message.key()).isEqualTo("k3y");
    Telemetry telemetry = telemetry(message.drafts().get(0));
    assertThat(telemetry.timestampMs())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    assertThat(telemetry.latE6()).isEqualTo(48_137_154);
    assertThat(telemetry.lonE6()).isEqualTo(11_576_124);
    assertThat(telemetry.number(TelemetryField.SPEED)).isCloseTo(40.0, within(0.001)); // 21.6 kn
    assertThat(telemetry.number(TelemetryField.HEADING)).isEqualTo(182.5);
    assertThat(telemetry.number(TelemetryField.ALTITUDE)).isEqualTo(519);
    assertThat(telemetry.number(TelemetryField.ACCURACY)).isEqualTo(12.86);
    assertThat(telemetry.number(TelemetryField.DEVICE_BATTERY)).isEqualTo(87);
    assertThat(telemetry.tags()).isEmpty();
  }

  @Test
  void whatATrackerInAVehicleSends() throws Exception {
    Telemetry telemetry =
        telemetry(
            draft(
                "&location=48.1,11.5&heading=7.2&speed=0&ignition=true&rpm=933&fuel=24&hdop=0.8"
                    + "&sat=11&odometer=153200&driverUniqueId=drv-7&power=12.6&charge=true"
                    + "&dtcs=P0300+P0171&cell=262,02,16,2224&wifi=00-14-22-01-23-45,-80"));
    assertThat(telemetry.isTrue(TelemetryField.IGNITION)).isTrue();
    assertThat(telemetry.number(TelemetryField.RPM)).isEqualTo(933);
    assertThat(telemetry.number(TelemetryField.FUEL_VOLUME)).isEqualTo(24);
    assertThat(telemetry.number(TelemetryField.HDOP)).isEqualTo(0.8);
    assertThat(telemetry.number(TelemetryField.SAT_COUNT)).isEqualTo(11);
    assertThat(telemetry.number(TelemetryField.ODOMETER)).isEqualTo(153.2);
    assertThat(telemetry.number(TelemetryField.BATTERY_VOLTAGE)).isEqualTo(12.6);
    assertThat(telemetry.driverId()).isEqualTo("drv-7");
    assertThat(telemetry.faultCodes()).containsExactly("P0300", "P0171");
    assertThat(telemetry.has(TelemetryField.CHARGING)).isFalse(); // that is the vehicle's
    assertThat(telemetry.tags()).containsExactly(java.util.Map.entry("charge", "true"));
  }

  @ParameterizedTest
  @CsvSource({
    "sos, sos",
    "accident, crash",
    "hardBraking, harsh_braking",
    "hardAcceleration, harsh_acceleration",
    "hardCornering, harsh_cornering",
    "overspeed, overspeed",
    "tow, tow",
    "powerCut, power_cut",
    "jamming, jamming",
    "tampering, tamper",
    "removing, tamper",
    "fatigueDriving, fatigue",
    "bonnet, bonnet",
    "somethingNew, somethingNew"
  })
  void alarmsAreDeviceEventsAndUnknownOnesKept(String alarm, String type) throws Exception {
    assertThat(telemetry(draft("&alarm=" + alarm)).events()).containsExactly(DeviceEvent.of(type));
  }

  @Test
  void severalAlarmsOfOneMessageAreSeveralEvents() throws Exception {
    assertThat(telemetry(draft("&alarm=sos,hardBraking,sos")).events())
        .containsExactly(DeviceEvent.of("sos"), DeviceEvent.of("harsh_braking"));
  }

  @Test
  void aFixThatIsNotValidIsNoPosition() throws Exception {
    Telemetry telemetry = telemetry(draft("&lat=48.1&lon=11.5&valid=false&batt=50"));
    assertThat(telemetry.hasPosition()).isFalse();
    assertThat(telemetry(draft("&lat=48.1&lon=11.5&valid=1")).hasPosition()).isTrue();
  }

  @Test
  void negativeMeansUnknown() throws Exception {
    Telemetry telemetry = telemetry(draft("&lat=1&lon=2&speed=-1&bearing=-1&accuracy=-1&batt=-1"));
    assertThat(telemetry.has(TelemetryField.SPEED)).isFalse();
    assertThat(telemetry.has(TelemetryField.HEADING)).isFalse();
    assertThat(telemetry.has(TelemetryField.ACCURACY)).isFalse();
    assertThat(telemetry.has(TelemetryField.DEVICE_BATTERY)).isFalse();
  }

  @Test
  void whatIsNoNumberIsDroppedWithItsName() throws Exception {
    TelemetryReading reading = reading(draft("&lat=1&lon=2&speed=fast&altitude=1e999&hdop=NaN"));
    assertThat(reading.isAccepted()).isTrue();
    assertThat(reading.dropped()).containsExactlyInAnyOrder("speed_kmph", "altitude_m", "hdop");
  }

  @Test
  void aTimeThatIsNoneIsRefusedByName() throws Exception {
    TrackerMessage message = QueryForm.read("id=k3y&timestamp=yesterday&lat=1&lon=2");
    assertThat(reading(message.drafts().get(0)).refusal().reason()).isEqualTo("timestamp");
  }

  @Test
  void withoutATimeTheServersCounts() throws Exception {
    Telemetry telemetry = telemetry(QueryForm.read("id=k3y&lat=1&lon=2").drafts().get(0));
    assertThat(telemetry.timestampMs()).isEqualTo(Drafts.NOW_MS);
    assertThat(telemetry.hasServerTime()).isTrue();
  }

  @Test
  void unknownParametersAreLabelsWithinBounds() throws Exception {
    // given
    StringBuilder query = new StringBuilder("&lat=1&lon=2&mock=true&long=" + "x".repeat(300));
    for (int i = 0; i < 50; i++) {
      query.append("&io").append(i).append("=").append(i);
    }
    // when
    Telemetry telemetry = telemetry(draft(query.toString()));
    // then
    assertThat(telemetry.tags())
        .hasSize(TelemetryDraft.MAX_TAGS)
        .containsEntry("mock", "true")
        .containsEntry("io0", "0")
        .doesNotContainKey("long");
  }

  @Test
  void theKeyIsNowhereInWhatIsWritten() throws Exception {
    TrackerMessage message = QueryForm.read("deviceid=very-secret&lat=1&lon=2");
    assertThat(new String(message.lines("van-1", 0), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"vehicle_id\":\"van-1\"")
        .doesNotContain("very-secret");
    assertThat(message).hasToString("TrackerMessage[1 drafts]");
  }

  @Test
  void twoIdsAreNotGuessedAt() {
    for (String query : new String[] {"id=a&id=b&lat=1&lon=2", "id=a&deviceid=b"}) {
      assertThatThrownBy(() -> QueryForm.read(query)).isInstanceOf(FormException.class);
    }
    assertThatThrownBy(() -> QueryForm.read("id=%zz")).isInstanceOf(FormException.class);
  }

  private static TelemetryDraft draft(String more) throws FormException {
    return QueryForm.read(HEAD + more).drafts().get(0);
  }
}
