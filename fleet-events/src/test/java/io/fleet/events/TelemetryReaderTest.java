package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message must say, what it may say, and what becomes of nonsense. */
class TelemetryReaderTest {
  private static final String WHO_AND_WHEN =
      "\"vehicle_id\":\"v-1\",\"timestamp\":\"2026-11-20T10:00:00Z\"";
  private static final long TEN_O_CLOCK_MS = 1_795_168_800_000L;

  private final TelemetryReader reader = new TelemetryReader();

  private TelemetryReading read(String json) {
    return reader.read(json.getBytes(UTF_8));
  }

  private TelemetryReading readWith(String members) {
    return read("{" + WHO_AND_WHEN + "," + members + "}");
  }

  @Test
  void everyKnownFieldIsRead() {
    // when
    TelemetryReading reading =
        readWith(
            "\"driver_id\":\"d\",\"trip_id\":\"t\",\"lat\":48.1371546,\"lon\":-11.5,"
                + "\"speed_kmph\":52.345,\"heading\":-90,\"sat_count\":7,\"ignition\":true,"
                + "\"driver_activity\":\"rest\",\"fault_codes\":[\"P0300\",\"\",null],"
                + "\"events\":[{\"type\":\"crash\",\"value_g\":3.5,\"speed_kmph\":40,"
                + "\"at\":1795168800001}],\"tags\":{\"b\":\"2\",\"a\":\"1\"}");

    // then
    Telemetry t = reading.telemetry();
    assertThat(reading.dropped()).isEmpty();
    assertThat(reading.urgent()).isTrue();
    assertThat(t.vehicleId()).isEqualTo("v-1");
    assertThat(t.timestampMs()).isEqualTo(TEN_O_CLOCK_MS);
    assertThat(t.driverId()).isEqualTo("d");
    assertThat(t.tripId()).isEqualTo("t");
    assertThat(t.latE6()).isEqualTo(48_137_155);
    assertThat(t.lonE6()).isEqualTo(-11_500_000);
    assertThat(t.number(TelemetryField.HEADING)).isEqualTo(270);
    assertThat(t.canonical(TelemetryField.SAT_COUNT)).isEqualTo(7);
    assertThat(t.isTrue(TelemetryField.IGNITION)).isTrue();
    assertThat(t.driverActivity()).isEqualTo(DriverActivity.REST);
    assertThat(t.faultCodes()).containsExactly("P0300");
    assertThat(t.events())
        .containsExactly(new DeviceEvent("crash", 3_500, 4_000, TEN_O_CLOCK_MS + 1));
    assertThat(t.tags().keySet()).containsExactly("a", "b");
  }

  @Test
  void whatIsNotToldIsAbsent() {
    Telemetry t = readWith("\"ignition\":false").telemetry();

    assertThat(t.hasPosition()).isFalse();
    assertThat(t.speedCkmph()).isEqualTo(Telemetry.ABSENT);
    assertThat(t.number(TelemetryField.RPM)).isNaN();
    assertThat(t.isFalse(TelemetryField.SOS)).isFalse();
    assertThat(t.driverId()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vehicle_id | {'timestamp':1795168800000,'sos':true}",
        "vehicle_id | {'vehicle_id':'','timestamp':1795168800000,'sos':true}",
        "vehicle_id | {'vehicle_id':7,'timestamp':1795168800000,'sos':true}",
        "vehicle_id | {'vehicle_id':{'a':[1]},'timestamp':1795168800000,'sos':true}",
        "vehicle_id | {'vehicle_id':'a b','timestamp':1795168800000,'sos':true}",
        "timestamp  | {'vehicle_id':'v','sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':null,'sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':['x'],'sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':NaN,'sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':1e999,'sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':99999999999999999999,'sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':9223372036854775807,'sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':'2026-11-20T10:00:00','sos':true}",
        "timestamp  | {'vehicle_id':'v','timestamp':'2026-02-30T10:00:00Z','sos':true}",
        "empty      | {'vehicle_id':'v','timestamp':1795168800000}",
        "empty      | {'vehicle_id':'v','timestamp':1795168800000,'driver_id':'d','x':1}",
        "empty      | {'vehicle_id':'v','timestamp':1795168800000,'lat':0,'lon':0}",
        "empty      | {'vehicle_id':'v','timestamp':1795168800000,'lat':1}",
        "empty      | {'vehicle_id':'v','timestamp':1795168800000,'lat':1,'lon':1,'gps_valid':false}",
        "empty      | {'vehicle_id':'v','timestamp':1795168800000,'events':[],'tags':{}}",
        "malformed  | [1]",
        "malformed  | 'text'",
        "malformed  | {'vehicle_id':'v','timestamp':1795168800000,'sos':true} {}",
        "malformed  | {'vehicle_id':'v','timestamp':1795168800000,'sos':true",
      })
  void aMessageWithoutWhatIsRequiredIsRefused(String reason, String json) {
    TelemetryReading reading = read(json.replace('\'', '"'));

    assertThat(reading.isAccepted()).isFalse();
    assertThat(reading.refusal().reason()).isEqualTo(reason);
    assertThat(reading.urgent()).isEqualTo(json.contains("sos") && !reason.equals("malformed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\"",
        "true",
        "[1,{\"a\":2}]",
        "{\"lat\":{\"lon\":1}}",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "-1e999",
        "100000000000000000000000000000000000",
        "3000001"
      })
  void aNumberThatMakesNoSenseIsDroppedAndNamed(String value) {
    for (TelemetryField field : TelemetryField.values()) {
      if (!field.isFlag()) {
        TelemetryReading reading =
            readWith("\"" + field.wireName() + "\":" + value + ",\"sos\":true");

        assertThat(reading.dropped()).as(field.wireName()).containsExactly(field.wireName());
        assertThat(reading.telemetry().has(field)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "0.0", "[true]", "{\"a\":true}"})
  void aFlagIsTrueOrFalseAndNothingElse(String value) {
    for (TelemetryField field : TelemetryField.values()) {
      if (field.isFlag()) {
        TelemetryReading reading = readWith("\"" + field.wireName() + "\":" + value + ",\"rpm\":1");

        assertThat(reading.dropped()).as(field.wireName()).containsExactly(field.wireName());
        assertThat(reading.telemetry().has(field)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null"})
  void anEmptyStringAndNullMeanAbsent(String value) {
    StringBuilder members = new StringBuilder("\"odd\":1");
    for (TelemetryField field : TelemetryField.values()) {
      members.append(",\"" + field.wireName() + "\":" + value);
    }
    for (String name :
        "event_id driver_id trip_id driver_activity fault_codes events tags time_source"
            .split(" ")) {
      members.append(",\"" + name + "\":" + value);
    }

    TelemetryReading reading = readWith(members.toString());

    assertThat(reading.refusal().reason()).isEqualTo(Refusal.EMPTY);
    assertThat(reading.dropped()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "driver_id       | 'driver_id':7",
        "trip_id         | 'trip_id':{'trip_id':'x'}",
        "event_id        | 'event_id':[['x']]",
        "driver_activity | 'driver_activity':'asleep'",
        "driver_activity | 'driver_activity':{'driver_activity':'rest'}",
        "fault_codes     | 'fault_codes':'P0300'",
        "fault_codes     | 'fault_codes':[7,['P1'],{'P2':'P3'}]",
        "events          | 'events':{'type':'crash'}",
        "events          | 'events':[['crash'],'crash',7,{'value_g':1},{'type':{'type':'sos'}}]",
        "tags            | 'tags':['a']",
        "tags            | 'tags':{'a':1,'b':{'c':'d'},'e':['f']}",
        "driver_id       | 'driver_id':'\\ud800'",
        "lon             | 'lon':7",
        "lat             | 'lat':7",
      })
  void whatMakesNoSenseIsDroppedAndTheRestKept(String name, String member) {
    TelemetryReading reading = readWith(member.replace('\'', '"') + ",\"rpm\":700");

    assertThat(reading.dropped()).containsExactly(name);
    assertThat(reading.urgent()).isFalse();
    assertThat(reading.telemetry()).isEqualTo(readWith("\"rpm\":700").telemetry());
  }

  @Test
  void anEventsOddMembersAreDroppedTheEventIsKept() {
    TelemetryReading reading =
        readWith(
            "\"events\":[{\"x\":{\"type\":\"sos\"},\"type\":\"tow\",\"value_g\":[1],"
                + "\"speed_kmph\":-1,\"at\":{\"at\":1}},{\"type\":\"jamming\",\"at\":\"\"}]");

    assertThat(reading.dropped()).containsExactly("events");
    assertThat(reading.telemetry().events())
        .containsExactly(DeviceEvent.of("tow"), DeviceEvent.of("jamming"));
  }

  @Test
  void aPositionThatIsNotToBeBelievedLeavesTheOtherContent() {
    for (String position :
        new String[] {
          "\"lat\":0,\"lon\":0.0000004", "\"lat\":1,\"lon\":2,\"gps_valid\":false", "\"lat\":1"
        }) {
      Telemetry t = readWith(position + ",\"speed_kmph\":30,\"heading\":10").telemetry();

      assertThat(t.hasPosition()).isFalse();
      assertThat(t.has(TelemetryField.LON)).isFalse();
      assertThat(t.speedCkmph()).isEqualTo(3_000);
    }
  }

  @Test
  void aPositionOnTheEquatorIsOne() {
    assertThat(readWith("\"lat\":0,\"lon\":11.5").telemetry().hasPosition()).isTrue();
  }

  @Test
  void epochMillisecondsMayCarryAFraction() {
    TelemetryReading reading =
        read("{\"vehicle_id\":\"v\",\"timestamp\":1795168800000.999,\"rpm\":1}");

    assertThat(reading.telemetry().timestampMs()).isEqualTo(TEN_O_CLOCK_MS);
  }

  @Test
  void aCallForHelpWithoutABelievableTimeIsGivenTheServers() {
    // given
    TelemetryReading reading = read("{\"vehicle_id\":\"v\",\"timestamp\":\"?\",\"sos\":true}");

    // when
    Telemetry t = reader.lastAtServerTime(TEN_O_CLOCK_MS);

    // then
    assertThat(reading.urgent()).isTrue();
    assertThat(t.timestampMs()).isEqualTo(TEN_O_CLOCK_MS);
    assertThat(t.hasServerTime()).isTrue();
    assertThat(t.isSos()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "", "nonsense", "{\"vehicle_id\":\"v\",\"sos\":true", "{} {}"})
  void nothingOfAnEarlierOrBrokenMessageIsRaised(String json) {
    read("{\"vehicle_id\":\"v\",\"timestamp\":1,\"sos\":true}");

    read(json);

    assertThat(reader.lastAtServerTime(TEN_O_CLOCK_MS)).isNull();
  }

  @Test
  void messagesOfAnArrayAreReadOneByOne() throws Exception {
    String one = "{" + WHO_AND_WHEN + ",\"rpm\":1,\"x\":[{}]}";
    try (JsonParser in = Json.FACTORY.createParser("[" + one + "," + one + "]")) {
      in.nextToken();
      int count = 0;
      while (Json.nextElement(in)) {
        assertThat(reader.read(in).isAccepted()).isTrue();
        count++;
      }
      assertThat(count).isEqualTo(2);
    }
  }
}
