package io.fleet.gateway.traccar;

import static io.fleet.gateway.traccar.Drafts.bytes;
import static io.fleet.gateway.traccar.Drafts.telemetry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.DeviceEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppFormTest {
  /** The layout of the client's own location template. */
  private static final String STILL =
      """
      {"location":{"timestamp":"2026-01-01T08:30:12.862Z",
       "coords":{"latitude":48.1371541,"longitude":11.5761241,"accuracy":5,"speed":-1,
       "heading":-1,"altitude":519.2},"is_moving":false,"odometer":1204,"event":"motionchange",
       "battery":{"level":0.79,"is_charging":true},"activity":{"type":"still"},"extras":{},
       "_":"&id=k3y&lat=48.1371541&lon=11.5761241&timestamp=2026-01-01T08:30:12.862Z&"},
       "device_id":"k3y"}""";

  /** The plugin's layout without a template, with members in another order. */
  private static final String DRIVING =
      """
      {"device_id":"k3y","location":{"event":"motionchange","is_moving":true,
       "uuid":"0e9a2473-a9a7-4c00-997b-fb97d2154e75","timestamp":"2026-01-01T08:31:00.000Z",
       "odometer":0,"mock":true,"coords":{"latitude":-6.1148,"longitude":106.6837,"accuracy":3.8,
       "speed":18.67,"speed_accuracy":0.26,"heading":63,"heading_accuracy":0.28,"altitude":35.7,
       "floor":null},"activity":{"type":"in_vehicle","confidence":100},
       "battery":{"is_charging":false,"level":-1},"extras":{"alarm":"sos","heartbeat":true}}}""";

  @Test
  void aPhoneThatStandsStill() throws Exception {
    // when
    TrackerMessage message = AppForm.read(bytes(STILL));
    // then
    assertThat(message.key()).isEqualTo("k3y");
    Telemetry telemetry = telemetry(message.drafts().get(0));
    assertThat(telemetry.timestampMs())
        .isEqualTo(Instant.parse("2026-01-01T08:30:12.862Z").toEpochMilli());
    assertThat(telemetry.latE6()).isEqualTo(48_137_154);
    assertThat(telemetry.has(TelemetryField.SPEED)).isFalse();
    assertThat(telemetry.has(TelemetryField.HEADING)).isFalse();
    assertThat(telemetry.number(TelemetryField.DEVICE_BATTERY)).isEqualTo(79);
    assertThat(telemetry.number(TelemetryField.ALTITUDE)).isEqualTo(519.2);
    assertThat(telemetry.has(TelemetryField.ODOMETER)).isFalse(); // the phone's, not a vehicle's
    assertThat(telemetry.tags())
        .containsEntry("app_odometer_m", "1204")
        .containsEntry("activity", "still")
        .containsEntry("charge", "true")
        .containsEntry("event", "motionchange")
        .containsEntry("is_moving", "false")
        .hasSize(5);
  }

  @Test
  void aPhoneInAVehicle() throws Exception {
    Telemetry telemetry = telemetry(AppForm.read(bytes(DRIVING)).drafts().get(0));
    assertThat(telemetry.number(TelemetryField.SPEED)).isEqualTo(67.21); // 18.67 m/s
    assertThat(telemetry.number(TelemetryField.HEADING)).isEqualTo(63);
    assertThat(telemetry.has(TelemetryField.DEVICE_BATTERY)).isFalse();
    assertThat(telemetry.events()).containsExactly(DeviceEvent.of("sos"));
    assertThat(telemetry.tags()).containsEntry("mock", "true").containsEntry("heartbeat", "true");
  }

  @Test
  void sentAgainItIsTheSameEventWhateverHasChangedAroundIt() throws Exception {
    Telemetry first = telemetry(AppForm.read(bytes(DRIVING)).drafts().get(0));
    Telemetry again =
        telemetry(
            AppForm.read(bytes(DRIVING.replace("\"level\":-1", "\"level\":0.5"))).drafts().get(0));
    assertThat(again.identity()).isEqualTo(first.identity());
  }

  @Test
  void aBatchIsAListOfLocationsOrOfBodies() throws Exception {
    String location =
        STILL.substring(STILL.indexOf(":{") + 1, STILL.lastIndexOf(",\n \"device_id"));
    String locations = "{\"device_id\":\"k3y\",\"location\":[" + location + "," + location + "]}";
    assertThat(AppForm.read(bytes(locations)).drafts()).hasSize(2);
    assertThat(AppForm.read(bytes("[" + STILL + "," + DRIVING + "]")).drafts()).hasSize(2);
  }

  @Test
  void twoSendersInOneBodyAreNotGuessedAt() {
    String foreign = DRIVING.replace("k3y", "other");
    assertThatThrownBy(() -> AppForm.read(bytes("[" + STILL + "," + foreign + "]")))
        .isInstanceOf(FormException.class)
        .hasMessageNotContainingAny("k3y", "other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "7",
        "[[1]]",
        "{\"device_id\":\"k3y\"}",
        "{\"device_id\":\"k3y\",\"location\":7}",
        "{\"device_id\":\"k3y\",\"location\":{",
        "{\"device_id\":\"k3y\",\"location\":[{}",
        "{\"device_id\":\"k3y\",\"location\":{}} x",
        "{\"location\":{\"coords\":\u0001"
      })
  void whatIsNotOfThisFormIsRefused(String body) {
    assertThatThrownBy(() -> AppForm.read(bytes(body))).isInstanceOf(FormException.class);
  }

  @Test
  void depthAndSizeAreBounded() {
    String deep = "{\"device_id\":\"k\",\"location\":" + "[".repeat(10_000);
    assertThatThrownBy(() -> AppForm.read(bytes(deep))).isInstanceOf(FormException.class);
    String many = "[" + "1,".repeat(JsonTree.MAX_VALUES) + "1]";
    assertThatThrownBy(() -> AppForm.read(bytes(many))).hasMessageContaining("values");
  }
}
