package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.ClockRule;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final String AT = "\"vehicle_id\":\"v1\",\"timestamp\":\"2026-05-04T09:59:58Z\"";

  private final ReferenceBook book = new ReferenceBook();
  private final VehicleScopes scopes = new VehicleScopes(book);
  private final Admission admission =
      new Admission(
          new DeviceClocks(ClockRule.DEFAULT, DeviceClocks.DEFAULT_MAX_AGE),
          Clock.fixed(NOW, ZoneOffset.UTC),
          new Limits(1_000_000, 1_000_000, 10, 10_000),
          book);

  @Test
  void aStatusGoesToItsTopicAsItWasSent() throws Exception {
    // given
    String status = "{" + AT + ", \"fuel_pct\" : 71.5,\"x\":1}";
    // when
    Verdict verdict = one(Channel.STATUS, status, scopes.ofDevice("v1"));
    // then
    assertThat(verdict.entry().topic()).isEqualTo(Topic.VEHICLE_STATUS);
    assertThat(verdict.entry().key()).isEqualTo("v1");
    assertThat(text(verdict)).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\":\"2026-05-04T09:59:58Z\",\"fuel_pct\":1}",
        "{\"vehicle_id\":\"v1\",\"fuel_pct\":1}",
        "{\"vehicle_id\":\"v1\",\"timestamp\":\"yesterday\"}",
        "{\"vehicle_id\":\"v1\",\"timestamp\":\"1980-01-06T00:00:00Z\"}",
        "{\"vehicle_id\":\"v2\",\"timestamp\":\"2026-05-04T09:59:58Z\"}"
      })
  void aStatusWithoutWhoAndWhenIsRefusedAndKept(String status) throws Exception {
    // when
    Verdict verdict = one(Channel.STATUS, status, scopes.ofDevice("v1"));
    // then
    assertThat(verdict.isAccepted()).isFalse();
    assertThat(verdict.deadLetter()).isEqualTo(bytes(status));
  }

  @Test
  void aTripGoesToItsTopic() throws Exception {
    // given
    String trip = "{" + AT + ",\"event_type\":\"trip_start\",\"trip_id\":\"t1\",\"origin_lat\":1}";
    // when
    Verdict verdict = one(Channel.EVENTS, trip, VehicleScope.ALL);
    // then
    assertThat(verdict.entry().topic()).isEqualTo(Topic.TRIP_EVENTS);
    assertThat(text(verdict)).isEqualTo(trip);
  }

  @Test
  void aTripWithoutItsIdIsRefused() throws Exception {
    assertThat(
            one(Channel.EVENTS, "{" + AT + ",\"event_type\":\"trip_end\"}", VehicleScope.ALL)
                .refusal()
                .reason())
        .isEqualTo("field");
  }

  @Test
  void aDriversEventStandsUnderTheDriver() throws Exception {
    // given
    String login = "{" + AT + ",\"event_type\":\"driver_login\",\"driver_id\":\"d1\"}";
    // when
    Verdict verdict = one(Channel.EVENTS, login, VehicleScope.ALL);
    // then
    assertThat(verdict.entry().topic()).isEqualTo(Topic.DRIVER_EVENTS);
    assertThat(verdict.entry().key()).isEqualTo("d1");
    assertThat(text(verdict)).isEqualTo(login);
  }

  @Test
  void aDriverSpeaksInItsOwnNameOnly() throws Exception {
    // given
    String nameless = "{" + AT + ",\"event_type\":\"break_start\"}";
    // when
    Verdict own = one(Channel.EVENTS, nameless, scopes.ofDriver("d\"1"));
    Verdict foreign =
        one(
            Channel.EVENTS,
            nameless.replace("}", ",\"driver_id\":\"d2\"}"),
            scopes.ofDriver("d\"1"));
    // then
    assertThat(text(own)).contains("\"driver_id\":\"d\\\"1\"");
    assertThat(own.entry().key()).isEqualTo("d\"1");
    assertThat(foreign.refusal().reason()).isEqualTo("foreign_driver");
  }

  @Test
  void aLoginAtADeviceIsOneOfItsVehicle() throws Exception {
    // given
    pair("van-1");
    String login =
        "{\"timestamp\":\"2026-05-04T09:59:58Z\",\"event_type\":\"driver_login\","
            + "\"driver_id\":\"d1\"}";
    // then
    assertThat(text(one(Channel.EVENTS, login, scopes.ofDevice("box-1"))))
        .isEqualTo("{\"vehicle_id\":\"van-1\"," + login.substring(1));
  }

  @Test
  void whatATrackerDetectedIsTelemetry() throws Exception {
    // given
    String braking =
        "{"
            + AT
            + ",\"event_type\":\"harsh_braking\",\"value_g\":0.45,\"lat\":1.5,\"lon\":2.5,"
            + "\"event_id\":\"e1\"}";
    // when
    Verdict verdict = one(Channel.EVENTS, braking, VehicleScope.ALL);
    // then
    assertThat(verdict.entry().topic()).isEqualTo(Topic.TELEMETRY_RAW);
    assertThat(text(verdict))
        .contains("\"events\":[{\"type\":\"harsh_braking\",\"value_g\":0.45}]")
        .contains("\"lat\":1.5", "\"event_id\":\"e1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"event_type\":\"sleeping\"", ",\"event_type\":7"})
  void anUnknownTypeIsRefusedAndKept(String type) throws Exception {
    // given
    String event = "{" + AT + type + "}";
    // when
    Verdict verdict = one(Channel.EVENTS, event, VehicleScope.ALL);
    // then
    assertThat(verdict.refusal().reason()).isEqualTo("event_type");
    assertThat(verdict.deadLetter()).isEqualTo(bytes(event));
  }

  @Test
  void theSwitchIsAVersionFromTheEventsTimeOn() throws Exception {
    // given
    String on = "{" + AT + ",\"event_type\":\"private_on\"}";
    // when
    Verdict first = one(Channel.EVENTS, on, scopes.ofDriver("d1"));
    Verdict again = one(Channel.EVENTS, on, scopes.ofDriver("d1"));
    // then
    ReferenceVersion version = ReferenceJson.read(ReferenceKind.PRIVATE_MODES, first.value());
    assertThat(first.entry().topic()).isEqualTo(Topic.PRIVATE_MODES);
    assertThat(first.entry().key()).isEqualTo("v1@" + version.validFromMs());
    assertThat(version.validFromMs())
        .isEqualTo(Instant.parse("2026-05-04T09:59:58Z").toEpochMilli());
    assertThat(version.body()).isEqualTo("{\"private\":true}");
    assertThat(version.changedBy()).isEqualTo("driver d1");
    assertThat(again.value()).isEqualTo(first.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{}",
        "[]",
        "[[]]",
        "\"help\"",
        "{\"vehicle_id\":",
        "{\"timestamp\":\"1980-01-06T00:00:00Z\"}",
        "{\"timestamp\":1e999,\"lat\":\"x\"}",
        "{\"vehicle_id\":7,\"timestamp\":\"yesterday\",\"lat\":91,\"lon\":NaN}",
        "{\"sos\":false}"
      })
  void aCallForHelpIsRaisedWhateverItSays(String body) throws Exception {
    // given
    pair("van-1");
    // when
    Verdict verdict = one(Channel.SOS, body, scopes.ofDevice("box-1"));
    // then
    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.isAtServerTime()).isTrue();
    assertThat(verdict.entry().key()).isEqualTo("van-1");
    assertThat(text(verdict))
        .contains("\"vehicle_id\":\"van-1\"", "\"sos\":true", "\"time_source\":\"server\"")
        .contains("\"timestamp\":\"2026-05-04T10:00:00.000Z\"");
  }

  @Test
  void aCallThatIsWellFormedKeepsItsTimeAndPlace() throws Exception {
    // when
    Verdict verdict =
        one(Channel.SOS, "{" + AT + ",\"lat\":1.5,\"lon\":2.5}", scopes.ofDevice("v1"));
    // then
    assertThat(text(verdict))
        .contains("\"timestamp\":\"2026-05-04T09:59:58.000Z\"", "\"lat\":1.5", "\"sos\":true")
        .doesNotContain("time_source");
    assertThat(verdict.refusal()).isNull();
  }

  @Test
  void theReplySaysWhatWasDroppedOfACall() throws Exception {
    // when
    Verdict verdict =
        one(
            Channel.SOS,
            "{" + AT.replace("\"v1\"", "7") + ",\"lat\":91,\"lon\":2.5}",
            scopes.ofDevice("v1"));
    // then
    assertThat(verdict.isAccepted()).isTrue();
    assertThat(verdict.dropped()).contains("lat", "vehicle_id");
  }

  @Test
  void aCallWhoseWordsCannotBeReadKeepsThem() throws Exception {
    // when
    Verdict verdict = one(Channel.SOS, "{\"lat\":", scopes.ofDevice("v1"));
    // then
    assertThat(verdict.refusal().reason()).isEqualTo("malformed");
    assertThat(verdict.deadLetter()).isEqualTo(bytes("{\"lat\":"));
  }

  @Test
  void aCallOfADeviceInNoVehicleIsRaisedUnderTheDevice() throws Exception {
    // given
    book.put(new ReferenceVersion(ReferenceKind.PAIRINGS, "box-1", 0, 1, true, 0, "ada", "{}"));
    // when
    Verdict verdict = one(Channel.SOS, "{}", scopes.ofDevice("box-1"));
    // then
    assertThat(verdict.entry().key()).isEqualTo("box-1");
    assertThat(verdict.refusal().reason()).isEqualTo("unpaired");
  }

  @Test
  void aCallThatNamesNoVehicleAndComesFromNoneIsRefused() throws Exception {
    assertThat(one(Channel.SOS, "{}", VehicleScope.ALL).refusal().reason()).isEqualTo("vehicle_id");
    assertThatThrownBy(() -> one(Channel.SOS, "", VehicleScope.ALL))
        .isInstanceOf(BodyRefusedException.class);
  }

  @Test
  void aCrashWithABrokenClockIsRaised() throws Exception {
    // when
    Verdict verdict =
        one(
            Channel.EVENTS,
            "{\"event_type\":\"crash\",\"timestamp\":\"soon\",\"value_g\":9}",
            scopes.ofDevice("v1"));
    // then
    assertThat(verdict.isAtServerTime()).isTrue();
    assertThat(text(verdict)).contains("\"type\":\"crash\"", "\"value_g\":9");
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void badInputEndsInAVerdictOrARefusalOfTheBody(Channel channel) {
    String[] bodies = {
      "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
      "[".repeat(10_000) + "]".repeat(10_000),
      "[[[[1]]]]",
      "{" + AT + "," + AT + ",\"event_type\":\"crash\",\"event_type\":\"crash\",\"rpm\":1}",
      "{" + AT + ",\"event_type\":\"tow\",\"odometer_km\":1e999,\"value_g\":1e999,\"lat\":NaN}",
      "{" + AT + ",\"fuel_pct\":" + "9".repeat(4_000) + ",\"event_type\":\"driver_login\"}",
      "{" + AT + ",\"fuel_pct\":" + "9".repeat(5_000) + "}",
      "{\"vehicle_id\":\"v1\",\"timestamp\":" + "9".repeat(4_000) + "}",
      "{\"vehicle_id\":[[[\"v1\"]]],\"timestamp\":{},\"event_type\":[]}",
      "\u0000",
      "nul",
      "{\"\":\"\\ud800\"," + AT + ",\"event_type\":\"\\udc00\"}"
    };
    for (String body : bodies) {
      assertJudged(channel, bytes(body));
    }
    assertJudged(channel, new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
    assertJudged(channel, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'});
    assertJudged(channel, bytes("{\"vehicle_id\":\"v1\"").clone());
  }

  private void assertJudged(Channel channel, byte[] body) {
    for (BodyShape shape : BodyShape.values()) {
      for (VehicleScope scope : new VehicleScope[] {VehicleScope.ALL, scopes.ofDevice("v1")}) {
        AdmittedBody judged = admission.admitOrKeep(body, shape, channel, scope);
        assertThat(judged.size()).isPositive();
        assertThat(judged.verdicts())
            .allSatisfy(v -> assertThat(v.isAccepted() || v.refusal() != null).isTrue());
        assertThat(
                judged.accepted() == judged.size()
                    || judged.verdicts().stream().anyMatch(v -> v.deadLetter() != null))
            .isTrue();
      }
    }
  }

  private void pair(String vehicleId) {
    String body = "{\"vehicle_id\":\"" + vehicleId + "\"}";
    book.put(new ReferenceVersion(ReferenceKind.PAIRINGS, "box-1", 0, 1, false, 0, "ada", body));
  }

  private Verdict one(Channel channel, String body, VehicleScope scope)
      throws BodyRefusedException {
    AdmittedBody admitted = admission.admit(bytes(body), BodyShape.BY_CONTENT, channel, scope);
    assertThat(admitted.verdicts()).hasSize(1);
    return admitted.verdicts().get(0);
  }

  private static String text(Verdict verdict) {
    return new String(verdict.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
