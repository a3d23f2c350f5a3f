package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ClockRule;
import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateModeTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");
  private static final String PLACE = "48.137154";
  private static final String DRIVE =
      "\"lat\":48.137154,\"lon\":11.576124,\"speed_kmph\":57.31,\"heading\":123.4,"
          + "\"altitude_m\":519.5,\"accel_long_g\":0.123,\"rpm\":2222,\"ignition\":true,\"odometer_km\":120345.678,\"battery_v\":13.9,\"fault_codes\":[\"P0300\",\"at"
          + " 48.137154\"],"
          + "\"events\":[{\"type\":\"harsh_braking\",\"value_g\":0.5,\"speed_kmph\":57.31},"
          + "{\"type\":\"power_cut\"}],\"tags\":{\"where\":\"48.137154\"},\"driver_id\":\"d1\","
          + "\"trip_id\":\"48.137154-trip\",\"event_id\":\"at48.137154\",\"x\":\"48.137154\"";

  private final ReferenceBook book = new ReferenceBook();
  private final VehicleScopes scopes = new VehicleScopes(book);
  private final Admission admission =
      new Admission(
          new DeviceClocks(ClockRule.DEFAULT, DeviceClocks.DEFAULT_MAX_AGE),
          Clock.fixed(NOW, ZoneOffset.UTC),
          new Limits(100_000, 100_000, 10, 10_000),
          book);

  @Test
  void whatTellsThePlaceOrTheWayIsDropped() {
    // when
    String left = text(one(Channel.TELEMETRY, at(NINE, DRIVE + ",\"private\":true")));
    // then
    assertThat(left)
        .doesNotContain("48.137154", "11.576124", "57.31", "123.4", "519.5", "0.123", "2222")
        .doesNotContain("driver_id", "trip_id", "tags", "harsh_braking", "678")
        .contains("\"vehicle_id\":\"v1\"", "\"timestamp\":\"2026-05-04T09:00:00.000Z\"")
        .contains("\"private\":true", "\"ignition\":true", "\"odometer_km\":120345,")
        .contains("\"battery_v\":13.9", "[\"P0300\"]", "[{\"type\":\"power_cut\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "false, false",
    "null, false",
    "'\"\"', false",
    "'\"true\"', true",
    "1, true",
    "'[true]', true"
  })
  void whoeverSaysAnythingButNoMeansYes(String word, boolean expected) {
    for (Channel channel : new Channel[] {Channel.TELEMETRY, Channel.STATUS}) {
      Verdict verdict = one(channel, at(NINE, "\"lat\":1,\"lon\":2,\"private\":" + word));
      assertThat(verdict.isPrivate()).isEqualTo(expected);
    }
  }

  @Test
  void theSameEventTwiceStaysOneEvent() {
    // when
    String first = text(one(Channel.TELEMETRY, at(NINE, DRIVE + ",\"private\":true")));
    String again = text(one(Channel.TELEMETRY, at(NINE, DRIVE + ",\"private\":true")));
    // then
    assertThat(first).isEqualTo(again).contains("\"event_id\":\"");
  }

  @Test
  void theSwitchCountsAtTheEventsTime() {
    // given
    turn(NINE, "{\"private\":true}");
    turn(NINE.plusSeconds(60), "{\"private\":false}");
    // then
    assertThat(isPrivate(NINE.minusMillis(1))).isFalse();
    assertThat(isPrivate(NINE)).isTrue();
    assertThat(isPrivate(NINE.plusMillis(59_999))).isTrue();
    assertThat(isPrivate(NINE.plusSeconds(60))).isFalse();
  }

  @Test
  void theSwitchHoldsFromTheEventThatTurnsItOn() {
    // when
    one(Channel.EVENTS, at(NINE, "\"event_type\":\"private_on\""));
    // then
    assertThat(isPrivate(NINE)).isTrue();
    assertThat(isPrivate(NINE.minusMillis(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"private\":null}", "{\"private\":\"yes\"}", "[1]"})
  void onlyASwitchThatSaysSoIsOff(String body) {
    // given
    turn(NINE, body);
    // then
    assertThat(isPrivate(NINE)).isEqualTo(!"{}".equals(body));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-27T03:59:59Z, true", // Monday 05:59:59 in Berlin, still the night from Sunday
    "2026-04-27T04:00:00Z, false",
    "2026-04-27T15:59:59Z, false",
    "2026-04-27T16:00:00Z, true",
    "2026-05-02T10:00:00Z, true", // Saturday, all day
    "2026-03-29T00:59:59Z, true", // Sunday, a moment before the hour that is left out
    "2026-03-29T01:00:00Z, true",
    "2026-03-30T03:59:59Z, true", // Monday, in summer time
    "2026-03-30T04:00:00Z, false",
    "2026-03-27T04:59:59Z, true", // Friday before, in winter time
    "2026-03-27T05:00:00Z, false"
  })
  void theScheduleGoesByTheClockOnTheWall(Instant at, boolean expected) {
    // given
    schedule(
        "{\"zone\":\"Europe/Berlin\",\"private_schedule\":{\"weekly\":["
            + "{\"days\":[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sun\"],"
            + "\"from\":\"18:00\",\"to\":\"06:00\"},"
            + "{\"days\":[\"sat\",\"sun\"],\"from\":\"00:00\",\"to\":\"24:00\"}]}}");
    // then
    assertThat(isPrivate(at)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T21:59:59Z, false", // Friday
    "2026-05-01T22:00:00Z, true",
    "2026-05-02T01:59:59Z, true", // Saturday
    "2026-05-02T02:00:00Z, false",
    "2026-05-01T01:00:00Z, false", // the night from Thursday
    "2026-05-02T22:00:00Z, false"
  })
  void aNightBelongsToTheDayItBeginsOn(Instant at, boolean expected) {
    // given
    schedule(
        "{\"private_schedule\":{\"zone\":\"UTC\",\"weekly\":["
            + "{\"days\":[\"fri\"],\"from\":\"22:00\",\"to\":\"02:00\"}]}}");
    // then
    assertThat(isPrivate(at)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"zone\":\"Mars/Base\"}",
        "{\"weekly\":[{\"days\":[\"someday\"]}]}",
        "{\"weekly\":7}",
        "[]",
        "{\"weekly\":[{\"days\":[\"mon\"],\"from\":\"6 o'clock\"}]}"
      })
  void aScheduleThatCannotBeReadIsPrivate(String schedule) {
    // given
    schedule("{\"private_schedule\":" + schedule + "}");
    // then
    assertThat(isPrivate(NINE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"private_schedule\":null}", "{\"calendar\":{\"weekly\":7}}"})
  void noScheduleIsNone(String vehicle) {
    // given
    schedule(vehicle);
    // then
    assertThat(isPrivate(NINE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"sos\":true", "\"events\":[{\"type\":\"crash\"}]"})
  void whoNeedsHelpIsFound(String cry) {
    // given
    turn(NINE, "{\"private\":true}");
    // when
    String value = text(one(Channel.TELEMETRY, at(NINE, DRIVE + "," + cry)));
    // then
    assertThat(value).contains("\"lat\":48.137154", "\"lon\":11.576124", "\"private\":true");
  }

  @Test
  void aCallForHelpKeepsItsPlaceToo() {
    // given
    turn(NINE, "{\"private\":true}");
    // then
    assertThat(text(one(Channel.SOS, at(NINE, DRIVE)))).contains(PLACE);
  }

  @Test
  void statusesAndEventsTellNoPlaceEither() {
    // given
    turn(NINE, "{\"private\":true}");
    // when
    Verdict status =
        one(Channel.STATUS, at(NINE, DRIVE + ",\"fuel_pct\":71.5,\"engine_temp_c\":88.2"));
    Verdict trip =
        one(
            Channel.EVENTS,
            at(NINE, DRIVE + ",\"event_type\":\"trip_end\",\"end_lat\":48.137154,\"end_lon\":1"));
    Verdict login = one(Channel.EVENTS, at(NINE, DRIVE + ",\"event_type\":\"driver_login\""));
    Verdict braking = one(Channel.EVENTS, at(NINE, DRIVE + ",\"event_type\":\"harsh_braking\""));
    // then
    assertThat(status.entry().topic()).isEqualTo(Topic.VEHICLE_STATUS);
    assertThat(text(status))
        .doesNotContain(PLACE, "678")
        .contains("\"fuel_pct\":71.5", "\"odometer_km\":120345", "[\"P0300\"]");
    assertThat(text(trip)).doesNotContain(PLACE).contains("\"event_type\":\"trip_end\"");
    assertThat(text(login)).doesNotContain(PLACE).contains("\"driver_id\":\"d1\"");
    assertThat(text(braking)).doesNotContain(PLACE, "harsh_braking");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"vehicle_id\":\"v1\",\"timestamp\":\"1980-01-06T00:00:00Z\",",
        "{\"vehicle_id\":\"v1\",\"timestamp\":\"yesterday\",",
        "{\"vehicle_id\":\"v1\",",
        "{\"vehicle_id\":\"v2\",\"timestamp\":\"2026-05-04T09:00:00Z\",",
        "{\"vehicle_id\":7,\"timestamp\":\"2026-05-04T09:00:00Z\",",
        "{",
        "{\"vehicle_id\":",
        "[7,{\"vehicle_id\":\"v1\",\"timestamp\":\"2026-05-04T09:00:00Z\","
      })
  void noDeadLetterTellsThePlace(String head) {
    // given
    turn(NINE, "{\"private\":true}");
    turn(NINE.plusSeconds(60), "{\"private\":false}");
    String body = head + DRIVE + (head.startsWith("[") ? "}]" : "}");
    for (Channel channel : Channel.values()) {
      // when
      AdmittedBody judged =
          admission.admitOrKeep(
              body.getBytes(StandardCharsets.UTF_8),
              BodyShape.BY_CONTENT,
              channel,
              scopes.ofDevice("v1"));
      // then
      boolean kept = judged.verdicts().stream().anyMatch(verdict -> verdict.deadLetter() != null);
      assertThat(kept || channel == Channel.SOS).isTrue();
      for (Verdict verdict : judged.verdicts()) {
        byte[] letter = verdict.deadLetter() == null ? new byte[0] : verdict.deadLetter();
        assertThat(new String(letter, StandardCharsets.UTF_8)).doesNotContain(PLACE, "57.31");
      }
    }
  }

  @Test
  void whatSaysItIsPrivateIsNotKeptEvenIfItCannotBeRead() {
    // when
    AdmittedBody judged =
        admission.admitOrKeep(
            "{\"private\":true,\"lat\":48.137154".getBytes(StandardCharsets.UTF_8),
            BodyShape.BY_CONTENT,
            Channel.TELEMETRY,
            scopes.ofDevice("v1"));
    // then
    assertThat(new String(judged.verdicts().get(0).deadLetter(), StandardCharsets.UTF_8))
        .contains("withheld")
        .doesNotContain("48");
  }

  private boolean isPrivate(Instant at) {
    Verdict verdict = one(Channel.TELEMETRY, at(at, "\"lat\":48.137154,\"lon\":11.5"));
    assertThat(text(verdict).contains(PLACE)).isNotEqualTo(verdict.isPrivate());
    return verdict.isPrivate();
  }

  private void turn(Instant from, String body) {
    put(ReferenceKind.PRIVATE_MODES, from.toEpochMilli(), body);
  }

  private void schedule(String vehicle) {
    put(ReferenceKind.VEHICLES, 0, vehicle);
  }

  private void put(ReferenceKind kind, long fromMs, String body) {
    book.put(new ReferenceVersion(kind, "v1", fromMs, 1, false, fromMs, "ada", body));
  }

  private Verdict one(Channel channel, String body) {
    return admission
        .admitOrKeep(
            body.getBytes(StandardCharsets.UTF_8),
            BodyShape.BY_CONTENT,
            channel,
            scopes.ofDevice("v1"))
        .verdicts()
        .get(0);
  }

  private static String at(Instant at, String members) {
    return "{\"vehicle_id\":\"v1\",\"timestamp\":\"" + at + "\"," + members + "}";
  }

  private static String text(Verdict verdict) {
    assertThat(verdict.refusal()).isNull();
    return new String(verdict.value(), StandardCharsets.UTF_8);
  }
}
