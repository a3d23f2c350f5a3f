package io.fleet.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ClockRule;
import io.fleet.events.TelemetryField;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a message in private mode says, where it was does not leave the gateway. */
class PrivatePlaceTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  /** Digits that no other number of a message has by chance. */
  private static final String LAT_DIGITS = "7315923";

  private static final String LON_DIGITS = "6248817";

  private final Admission admission = admission();

  @Property(tries = 2_000)
  void noDigitOfACoordinateIsPublished(
      @ForAll("members") List<String> members,
      @ForAll("times") String time,
      @ForAll Channel channel) {
    if (channel == Channel.SOS) {
      return;
    }
    // given
    String body = "{\"vehicle_id\":\"v1\"," + time + String.join("", members) + "}";
    // when
    AdmittedBody judged =
        admission.admitOrKeep(
            body.getBytes(StandardCharsets.UTF_8), BodyShape.BY_CONTENT, channel, VehicleScope.ALL);
    // then
    for (Verdict verdict : judged.verdicts()) {
      assertUnseen(verdict.value());
      assertUnseen(verdict.deadLetter());
    }
    for (LogEntry aside : judged.asides()) {
      assertUnseen(aside.value());
    }
  }

  @Provide
  Arbitrary<List<String>> members() {
    Arbitrary<String> coordinate =
        Arbitraries.of("48." + LAT_DIGITS, "-11." + LON_DIGITS, "1" + LAT_DIGITS + "e-6");
    Arbitrary<String> name =
        Arbitraries.of(
            "lat", "lon", "origin_lat", "end_lon", "x", "event_id", "trip_id", "tags", "location");
    Arbitrary<String> place =
        Combinators.combine(name, coordinate, Arbitraries.integers().between(0, 4))
            .as(PrivatePlaceTest::place);
    Arbitrary<String> number =
        Combinators.combine(
                Arbitraries.of(TelemetryField.values()), Arbitraries.integers().between(0, 99))
            .as((field, value) -> ",\"" + field.wireName() + "\":" + numberOf(field, value));
    Arbitrary<String> event =
        Arbitraries.of("trip_start", "driver_login", "tow", "harsh_braking", "unknown", "break_end")
            .map(type -> ",\"driver_id\":\"d1\",\"event_type\":\"" + type + "\"");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, place),
            net.jqwik.api.Tuple.of(3, number),
            net.jqwik.api.Tuple.of(1, event))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> times() {
    return Arbitraries.of(
        "\"timestamp\":\"2026-05-04T09:00:00Z\"",
        "\"timestamp\":1777888000000",
        "\"timestamp\":\"1999-01-01T00:00:00Z\"",
        "\"timestamp\":\"2030-01-01T00:00:00Z\"",
        "\"timestamp\":\"soon\"");
  }

  private static String place(String name, String coordinate, int form) {
    return switch (form) {
      case 0 -> ",\"" + name + "\":" + coordinate;
      case 1 -> ",\"" + name + "\":\"" + coordinate + "\"";
      case 2 -> ",\"" + name + "\":{\"" + coordinate + "\":\"" + coordinate + "\"}";
      case 3 -> ",\"fault_codes\":[\"" + coordinate + "\"]";
      default -> ",\"events\":[{\"type\":\"" + coordinate + "\"},{\"type\":\"tow\"}]";
    };
  }

  private static String numberOf(TelemetryField field, int value) {
    boolean cry = field == TelemetryField.SOS;
    return field.isFlag() ? Boolean.toString(!cry && value % 2 == 0) : Integer.toString(value);
  }

  private static void assertUnseen(byte[] bytes) {
    String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).doesNotContain(LAT_DIGITS.substring(0, 6), LON_DIGITS.substring(0, 6));
  }

  private static Admission admission() {
    ReferenceBook book = new ReferenceBook();
    book.put(
        new ReferenceVersion(
            ReferenceKind.PRIVATE_MODES, "v1", 0, 1, false, 0, "ada", "{\"private\":true}"));
    return new Admission(
        new DeviceClocks(ClockRule.DEFAULT, DeviceClocks.DEFAULT_MAX_AGE),
        Clock.fixed(NOW, ZoneOffset.UTC),
        new Limits(100_000, 100_000, 10, 10_000),
        book);
  }
}
