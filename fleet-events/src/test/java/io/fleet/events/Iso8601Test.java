package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against {@link OffsetDateTime}. */
class Iso8601Test {
  private static final long YEAR_1_MS = -62_135_596_800_000L;
  private static final long YEAR_9999_MS = 253_402_300_799_999L;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  @Property(tries = 5_000)
  void anyInstantZoneAndFractionIsRead(
      @ForAll @LongRange(min = YEAR_1_MS + 86_400_000, max = YEAR_9999_MS - 86_400_000) long ms,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @IntRange(max = 9) int digits,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int zoneMinutes,
      @ForAll @IntRange(max = 2) int zoneForm) {
    // given
    ZoneOffset zone = zoneForm == 0 ? ZoneOffset.ofTotalSeconds(zoneMinutes * 60) : ZoneOffset.UTC;
    String time = SECONDS.format(Instant.ofEpochMilli(ms).atOffset(zone));
    String fraction = digits == 0 ? "" : "." + String.format("%09d", nanos).substring(0, digits);
    String text = time + fraction + (zoneForm == 1 ? "+00:00" : zone.getId());

    // when
    long read = Iso8601.parse(text);

    // then
    assertThat(read).isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
  }

  @Property
  void whatIsWrittenHasThreeDigitsAndIsReadBack(
      @ForAll @LongRange(min = YEAR_1_MS, max = YEAR_9999_MS) long ms) {
    String text = Iso8601.format(ms);

    assertThat(text).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(Iso8601.parse(text)).isEqualTo(ms);
    assertThat(Instant.parse(text).toEpochMilli()).isEqualTo(ms);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T23:59:59Z, 2026-01-31T23:59:59.000Z",
    "2026-01-31T23:59:59.1Z, 2026-01-31T23:59:59.100Z",
    "2026-01-31T23:59:59.9999999+00:00, 2026-01-31T23:59:59.999Z",
    "2026-01-31T23:59:59.123456-05:30, 2026-02-01T05:29:59.123Z",
    "2024-02-29T00:00Z, 2024-02-29T00:00:00.000Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "1969-12-31T22:59:59.9999-01:00, 1969-12-31T23:59:59.999Z",
  })
  void readsAndCutsOff(String text, String written) {
    assertThat(Iso8601.format(Iso8601.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "+00:00",
        "now",
        "2026-01-31",
        "2026-01-31T10:00:00",
        "2026-02-30T10:00:00Z",
        "2025-02-29T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-00-01T10:00:00Z",
        "2026-01-00T10:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T23:60:00Z",
        "2026-01-31T23:59:60Z",
        "2026-01-31T23:59:59.1234567890Z",
        "2026-01-31T23:59:59,5Z",
        "2026-01-31T23:59:59 Z",
        " 2026-01-31T23:59:59Z",
        "2026-01-31T23:59:59ZZ",
        "2026-01-31T23:59:59+25:00",
        "2026-01-31T23:59:59.1x3Z",
        "2026/01/31T23:59:59Z",
        "26-01-31T23:59:59Z",
        "2026-01-31T23:59:59+00:00Z",
        "٢٠٢٦-01-31T23:59:59Z",
        "+999999999-01-01T00:00:00Z"
      })
  void nonsenseIsRefused(String text) {
    assertThatThrownBy(() -> Iso8601.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Property(tries = 5_000)
  void onlyARefusalComesOfRandomText(
      @ForAll @Chars({'0', '1', '2', '9', '-', ':', 'T', '.', 'Z', '+'}) @StringLength(max = 40)
          String text) {
    try {
      assertThat(Iso8601.parse(text))
          .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException expected) {
      assertThat(text).isNotNull();
    }
  }

  @Property(tries = 3_000)
  void aChangedCharacterIsJudgedAsThePlatformDoes(
      @ForAll @IntRange(max = 27) int at,
      @ForAll @Chars({'0', '3', '9', '-', ':', 'T', '.', 'Z', '+', 'a'}) char changed) {
    StringBuilder text = new StringBuilder("2026-01-31T23:59:59.123456789Z");
    text.setCharAt(at, changed);

    assertThat(resultOf(text.toString(), Iso8601::parse))
        .isEqualTo(
            resultOf(text.toString(), s -> OffsetDateTime.parse(s).toInstant().toEpochMilli()));
  }

  private static Object resultOf(String text, java.util.function.ToLongFunction<String> parser) {
    try {
      return parser.applyAsLong(text);
    } catch (DateTimeException | ArithmeticException e) {
      return "refused";
    }
  }
}
