package io.fleet.gateway.traccar;

import static io.fleet.gateway.traccar.Drafts.bytes;
import static io.fleet.gateway.traccar.Drafts.reading;
import static io.fleet.gateway.traccar.Drafts.telemetry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardFormTest {
  /** As a Traccar server writes it, with the members that do not matter here left in. */
  static final String BODY =
      """
      {"position":{"id":4711,"attributes":{"ignition":true,"alarm":"hardBraking",
       "totalDistance":18234567.25,"distance":12.5,"motion":true,"driverUniqueId":"drv-7",
       "batteryLevel":95,"power":27.4,"battery":4.1,"fuel":61.5,"rpm":1450,"obdSpeed":33,
       "hdop":0.7,"sat":14,"ip":"203.0.113.9","raw":"7878"},"deviceId":12,"type":null,
       "protocol":"teltonika","serverTime":"2026-01-01T08:30:13.000+00:00",
       "deviceTime":"2026-01-01T08:30:12.000+00:00","fixTime":"2026-01-01T08:30:12.000+00:00",
       "outdated":false,"valid":true,"latitude":52.520008,"longitude":13.404954,"altitude":34.0,
       "speed":17.8186,"course":271.0,"address":null,"accuracy":0.0,"network":null,
       "geofenceIds":null},
       "device":{"id":12,"attributes":{},"groupId":0,"name":"Van 7","uniqueId":"352093081234567",
       "status":"online","lastUpdate":"2026-01-01T08:30:13.000+00:00","positionId":4710,
       "phone":"","model":"","contact":"","category":"van","disabled":false}}""";

  @Test
  void whatATraccarServerForwards() throws Exception {
    // when
    ForwardForm form = ForwardForm.read(bytes(BODY));
    // then
    assertThat(form.deviceId()).isEqualTo("352093081234567");
    Telemetry telemetry = telemetry(form.draft());
    assertThat(telemetry.timestampMs())
        .isEqualTo(Instant.parse("2026-01-01T08:30:12Z").toEpochMilli());
    assertThat(telemetry.latE6()).isEqualTo(52_520_008);
    assertThat(telemetry.number(TelemetryField.SPEED)).isCloseTo(33.0, within(0.001)); // knots
    assertThat(telemetry.number(TelemetryField.HEADING)).isEqualTo(271);
    assertThat(telemetry.has(TelemetryField.ACCURACY)).isFalse(); // 0 is unknown
    assertThat(telemetry.number(TelemetryField.ODOMETER)).isEqualTo(18_234.567);
    assertThat(telemetry.number(TelemetryField.BATTERY_VOLTAGE)).isEqualTo(27.4);
    assertThat(telemetry.number(TelemetryField.DEVICE_BATTERY)).isEqualTo(95);
    assertThat(telemetry.number(TelemetryField.FUEL_VOLUME)).isEqualTo(61.5);
    assertThat(telemetry.isTrue(TelemetryField.IGNITION)).isTrue();
    assertThat(telemetry.driverId()).isEqualTo("drv-7");
    assertThat(telemetry.events()).containsExactly(DeviceEvent.of("harsh_braking"));
    assertThat(telemetry.tags()).containsOnlyKeys("motion", "battery", "obdSpeed");
  }

  @Test
  void theVehiclesOwnOdometerCountsBeforeWhatTraccarAddsUp() throws Exception {
    String own = BODY.replace("\"motion\"", "\"odometer\":153200000,\"motion\"");
    assertThat(odometerKm(own)).isEqualTo(153_200);
    assertThat(odometerKm(own.replace("153200000", "0"))).isEqualTo(18_234.567);
  }

  @Test
  void aRepeatedOldFixIsNoPositionOfTheMessagesTime() throws Exception {
    // given
    String body =
        BODY.replace("\"outdated\":false", "\"outdated\":true")
            .replace("\"fixTime\":\"2026-01-01T08:30:12", "\"fixTime\":\"2026-01-01T06:00:00")
            .replace("hardBraking", "sos");
    // when
    Telemetry telemetry = telemetry(ForwardForm.read(bytes(body)).draft());
    // then
    assertThat(telemetry.timestampMs())
        .isEqualTo(Instant.parse("2026-01-01T08:30:12Z").toEpochMilli());
    assertThat(telemetry.hasPosition()).isFalse();
    assertThat(telemetry.has(TelemetryField.SPEED)).isFalse();
    assertThat(telemetry.isSos()).isTrue();
  }

  @Test
  void aFixThatIsNotValidIsNoPosition() throws Exception {
    Telemetry telemetry =
        telemetry(
            ForwardForm.read(bytes(BODY.replace("\"valid\":true", "\"valid\":false"))).draft());
    assertThat(telemetry.hasPosition()).isFalse();
  }

  @Test
  void aUniqueIdThatIsNoneIsLeftToAdmissionToRefuse() throws Exception {
    ForwardForm form = ForwardForm.read(bytes(BODY.replace("352093081234567", "van 7\\r\\n")));
    assertThat(form.deviceId()).isEqualTo("van 7\r\n");
    ForwardForm none = ForwardForm.read(bytes(BODY.replace("\"uniqueId\"", "\"other\"")));
    assertThat(none.deviceId()).isEmpty();
  }

  @Test
  void withoutAnyTimeAdmissionRefusesNothingButTheServersTimeCounts() throws Exception {
    String body = BODY.replace("\"deviceTime\"", "\"a\"").replace("\"fixTime\"", "\"b\"");
    assertThat(reading(ForwardForm.read(bytes(body)).draft()).telemetry().hasServerTime()).isTrue();
  }

  @Test
  void whatIsNotOfThisFormIsRefused() {
    for (String body :
        new String[] {"", "[]", "{}", "{\"position\":7}", BODY + "x", "{\"position\":{"}) {
      assertThatThrownBy(() -> ForwardForm.read(bytes(body))).isInstanceOf(FormException.class);
    }
  }

  private static double odometerKm(String body) throws FormException {
    return telemetry(ForwardForm.read(bytes(body)).draft()).number(TelemetryField.ODOMETER);
  }
}
