package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: an answer, no exception, and the next good message is read. */
class TelemetryReaderPoisonTest {
  private static final String GOOD =
      "{\"vehicle_id\":\"v\",\"timestamp\":\"2026-11-20T10:00:00Z\",\"lat\":1.5,\"lon\":2.5,"
          + "\"sos\":true,\"events\":[{\"type\":\"crash\",\"value_g\":2}],\"tags\":{\"a\":\"ü\"}}";

  private final TelemetryReader reader = new TelemetryReader();

  private TelemetryReading readWith(String member) {
    return reader.read(GOOD.replaceFirst("\\{", "{" + member + ",").getBytes(UTF_8));
  }

  private void assertMalformed(byte[] bytes) {
    TelemetryReading reading = reader.read(bytes);

    assertThat(reading.refusal().reason()).isEqualTo(Refusal.MALFORMED);
    assertThat(reading.refusal().detail()).hasSizeLessThan(60);
    assertThat(reader.read(GOOD.getBytes(UTF_8)).isAccepted()).isTrue();
  }

  @Test
  void everyCutOfAMessageIsMalformed() {
    byte[] good = GOOD.getBytes(UTF_8);
    for (int length = 0; length < good.length; length++) {
      assertMalformed(Arrays.copyOf(good, length));
    }
  }

  @Test
  @Timeout(10)
  void aTokenStreamThatEndsWithinTheMessageIsAnError() throws Exception {
    try (JsonParser in = Json.FACTORY.createParser("{\"vehicle_id\":\"v\"")) {
      in.nextToken();

      assertThatThrownBy(() -> reader.read(in)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> reader.read(in)).isInstanceOf(IOException.class);
    }
  }

  @Test
  @Timeout(10)
  void aRecordedTokenStreamThatIsCutIsAnErrorToo() throws Exception {
    // given: tokens of another source, which tells its end by null instead of an exception
    try (TokenBuffer tokens = new TokenBuffer(null, false)) {
      tokens.writeStartObject();
      tokens.writeFieldName("events");
      tokens.writeStartArray();
      JsonParser in = tokens.asParser();
      in.nextToken();

      // when, then
      assertThatThrownBy(() -> reader.read(in)).isInstanceOf(IOException.class);
    }
    try (TokenBuffer tokens = new TokenBuffer(null, false)) {
      tokens.writeStartObject();
      JsonParser in = tokens.asParser();
      in.nextToken();

      assertThatThrownBy(() -> reader.read(in)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\":null",
        "\"x\":[]",
        "\"x\":{}",
        "\"x\":[[{\"lat\":[9]}],1]",
        "\"x\":1e999",
        "\"x\":{\"vehicle_id\":\"other\",\"timestamp\":7}",
        "\"\":1",
        "\"x\":-0.0",
        "\"x\":NaN"
      })
  void unknownMembersOfEveryShapeArePassedOver(String member) {
    Telemetry expected = reader.read(GOOD.getBytes(UTF_8)).telemetry();

    assertThat(readWith(member).telemetry()).isEqualTo(expected);
  }

  @Test
  void aDepthOfTenThousandIsMalformed() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    assertThat(readWith("\"x\":" + deep).refusal().reason()).isEqualTo(Refusal.MALFORMED);
    assertMalformed("{\"a\":".repeat(10_000).getBytes(UTF_8));
  }

  @Test
  void whatIsTooLongCostsOnlyItself() {
    String huge = "x".repeat(2_000_000);

    assertThat(readWith("\"driver_id\":\"" + huge + "\"").dropped()).containsExactly("driver_id");
    assertThat(readWith("\"unknown\":\"" + huge + "\"").isAccepted()).isTrue();
    assertThat(readWith("\"rpm\":" + "1".repeat(1_000)).dropped()).containsExactly("rpm");
    assertThat(readWith("\"" + huge.substring(0, 50_000) + "\":1").isAccepted()).isTrue();
    assertThat(readWith("\"vehicle_id\":\"" + huge + "\"").urgent()).isTrue();
  }

  @Test
  void listsAreBoundedButACrashAtTheirEndIsKept() {
    String event = "{\"type\":\"phone\"},";
    TelemetryReading reading =
        reader.read(
            GOOD.replace("[{", "[" + event.repeat(1_000) + "{")
                .replace("\"sos\":true", "\"fault_codes\":[" + "\"P\",".repeat(99) + "\"P\"]")
                .getBytes(UTF_8));

    assertThat(reading.telemetry().events()).hasSize(65);
    assertThat(reading.telemetry().hasEvent(DeviceEvent.CRASH)).isTrue();
    assertThat(reading.telemetry().faultCodes()).hasSize(64);
    assertThat(reading.dropped()).containsExactlyInAnyOrder("events", "fault_codes");
  }

  @Test
  void bytesThatAreNoUtf8AreMalformed() {
    byte[] latin1 = GOOD.getBytes(StandardCharsets.ISO_8859_1);

    assertMalformed(latin1);
    assertMalformed(new byte[] {(byte) 0xC3, 0x28});
    assertMalformed(new byte[4_096]);
  }

  @Test
  void ofAMemberGivenTwiceTheLastThatMakesSenseCounts() {
    TelemetryReading reading =
        reader.read(
            ("{\"vehicle_id\":\"a\",\"vehicle_id\":\"b\",\"timestamp\":1,\"timestamp\":2,"
                    + "\"rpm\":1,\"rpm\":2,\"rpm\":\"x\",\"driver_id\":\"d\",\"driver_id\":\"\","
                    + "\"events\":[{\"type\":\"crash\"}],\"events\":[{\"type\":\"tow\"}],"
                    + "\"fault_codes\":[\"a\"],\"fault_codes\":[\"b\"],"
                    + "\"tags\":{\"a\":\"1\"},\"tags\":{\"b\":\"1\",\"b\":\"2\"}}")
                .getBytes(UTF_8));

    Telemetry t = reading.telemetry();
    assertThat(t.vehicleId()).isEqualTo("b");
    assertThat(t.timestampMs()).isEqualTo(2);
    assertThat(t.canonical(TelemetryField.RPM)).isEqualTo(2);
    assertThat(t.driverId()).isEqualTo("d");
    assertThat(t.events()).containsExactly(DeviceEvent.of("tow"));
    assertThat(t.faultCodes()).containsExactly("b");
    assertThat(t.tags()).hasSize(1).containsEntry("b", "2");
    assertThat(reading.dropped()).containsExactly("rpm");
  }

  @Property(tries = 5_000)
  void randomBytesAreAnswered(@ForAll @Size(max = 300) byte[] bytes) {
    TelemetryReading reading = reader.read(bytes);

    assertThat(reading.isAccepted()).isNotEqualTo(reading.refusal() != null);
  }

  @Property(tries = 5_000)
  @Domain(TelemetryArbitraries.class)
  @Domain(DomainContext.Global.class)
  void mutatedMessagesAreAnswered(
      @ForAll Telemetry telemetry,
      @ForAll @Size(min = 1, max = 5) int[] places,
      @ForAll byte value,
      @ForAll @IntRange(max = 2) int kind) {
    // given
    byte[] json = TelemetryWriter.write(telemetry, null);
    for (int place : places) {
      int at = Math.floorMod(place, json.length);
      int other = Math.floorMod(place * 31, json.length);
      json[at] = kind == 0 ? value : kind == 1 ? json[other] : (byte) "{}[]\",:\\".charAt(at % 8);
    }

    // when
    TelemetryReading reading = reader.read(json);

    // then
    assertThat(reading.isAccepted()).isNotEqualTo(reading.refusal() != null);
    if (reading.isAccepted()) {
      byte[] written = TelemetryWriter.write(reading.telemetry(), null);
      assertThat(new TelemetryReader().read(written).dropped()).isEmpty();
    }
  }
}
