package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** What is written, as JSON or in the binary form, is read back as the same message. */
class TelemetryRoundTripTest {

  @Property
  @Domain(TelemetryArbitraries.class)
  void theBinaryFormKeepsEverything(@ForAll Telemetry telemetry) {
    // given
    ByteWriter out = new ByteWriter(16);
    TelemetryBinary.write(out, telemetry);

    // when
    ByteReader in = new ByteReader(out.toByteArray());
    Telemetry read = TelemetryBinary.read(in);

    // then
    assertThat(read).isEqualTo(telemetry).hasSameHashCodeAs(telemetry);
    assertThat(in.remaining()).isZero();
  }

  @Property(tries = 200)
  @Domain(TelemetryArbitraries.class)
  void aCutBinaryFormIsRefused(@ForAll Telemetry telemetry) {
    ByteWriter out = new ByteWriter(16);
    TelemetryBinary.write(out, telemetry);
    byte[] cut = Arrays.copyOf(out.array(), out.length() - 1);

    assertThatThrownBy(() -> TelemetryBinary.read(new ByteReader(cut)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Property
  @Domain(TelemetryArbitraries.class)
  void jsonKeepsEverything(@ForAll Telemetry telemetry) {
    // given
    byte[] json = TelemetryWriter.write(telemetry, null);

    // when
    TelemetryReading reading = new TelemetryReader().read(json);

    // then
    assertThat(reading.refusal()).isNull();
    assertThat(reading.dropped()).isEmpty();
    assertThat(reading.telemetry()).isEqualTo(telemetry);
    assertThat(reading.urgent())
        .isEqualTo(telemetry.isSos() || telemetry.hasEvent(DeviceEvent.CRASH));
  }

  @Property(tries = 200)
  @Domain(TelemetryArbitraries.class)
  void whatIsStoredIsBuiltAgainAsTheSameEvent(@ForAll Telemetry telemetry) throws Exception {
    // given
    int identity = telemetry.contentHash() + 1;
    TelemetryBuilder builder = Telemetry.builder();
    builder.vehicleId(telemetry.vehicleId()).timestampMs(telemetry.timestampMs());

    // when
    DeviceEventReader.readAll(TelemetryWriter.eventsJson(telemetry)).forEach(builder::event);
    Telemetry built = builder.buildAs(identity, telemetry.contentHash());

    // then
    assertThat(built.events()).isEqualTo(telemetry.events());
    assertThat(built.identity()).isEqualTo(identity);
    assertThat(built.contentHash()).isEqualTo(telemetry.contentHash());
  }

  @Test
  void storedEventsThatAreNoListAreRefused() {
    for (String json : new String[] {"{}", "", "[{]", "[{\"type\":\"sos\"}"}) {
      assertThatThrownBy(() -> DeviceEventReader.readAll(json)).isInstanceOf(IOException.class);
    }
  }

  @Property(tries = 200)
  @Domain(TelemetryArbitraries.class)
  void theSameMessageGivesTheSameBytes(@ForAll Telemetry telemetry) {
    byte[] once = TelemetryWriter.write(telemetry, "id");
    Telemetry again = new TelemetryReader().read(once).telemetry();

    assertThat(TelemetryWriter.write(again, "id")).isEqualTo(once);
  }
}
