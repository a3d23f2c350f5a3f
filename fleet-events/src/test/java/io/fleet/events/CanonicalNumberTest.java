package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A number is rounded once, when it is read. */
class CanonicalNumberTest {

  @ParameterizedTest
  @CsvSource({
    "LAT, 48.1371546, 48137155",
    "LAT, -48.1371546, -48137155",
    "LON, 179.9999999, 180000000",
    "LON, -0.0000004, 0",
    "SPEED, 52.345, 5235",
    "SPEED, 0.004, 0",
    "HEADING, -0.04, 0",
    "HEADING, -0.06, 3599",
    "HEADING, 359.94, 3599",
    "HEADING, 359.96, 0",
    "HEADING, 360, 0",
    "HEADING, -360, 0",
    "HEADING, -90, 2700",
    "ACCEL_LONG, -0.4005, -400",
    "ODOMETER, 1999999.9999, 2000000000",
    "SAT_COUNT, 7.5, 8",
  })
  void isRoundedToItsScale(TelemetryField field, double value, int canonical) {
    assertThat(field.canonical(value)).isEqualTo(canonical);
  }

  @Property
  void isTheNearestMultiple(@ForAll @DoubleRange(min = -90, max = 90) double lat) {
    BigDecimal exact = new BigDecimal(lat).movePointRight(6);

    assertThat(new BigDecimal(TelemetryField.LAT.canonical(lat)).subtract(exact).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.50000001"));
  }

  @ParameterizedTest
  @EnumSource(TelemetryField.class)
  void fitsAnIntegerAndIsItsOwnRounding(TelemetryField field) {
    for (double value : new double[] {field.min(), field.max()}) {
      int canonical = field.canonical(value);
      double read =
          BigDecimal.valueOf(canonical)
              .divide(BigDecimal.valueOf(field.scale()), 6, RoundingMode.UNNECESSARY)
              .doubleValue();

      assertThat(canonical).isNotEqualTo(Telemetry.ABSENT);
      assertThat(field.canonical(read)).isEqualTo(canonical);
    }
  }

  @Property(tries = 3_000)
  void isWrittenExactlyAndWithoutTrailingZeros(
      @ForAll @IntRange(min = -2_000_000_000, max = 2_000_000_000) int canonical,
      @ForAll TelemetryField field)
      throws IOException {
    // given
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // when
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      TelemetryWriter.writeDecimal(json, canonical, field.scale());
    }

    // then
    BigDecimal exact =
        new BigDecimal(canonical).divide(new BigDecimal(field.scale())).stripTrailingZeros();
    assertThat(out).hasToString(exact.toPlainString());
  }

  @ParameterizedTest
  @EnumSource(TelemetryField.class)
  void isBelievedInItsRangeOnly(TelemetryField field) {
    assertThat(field.accepts(field.min())).isTrue();
    assertThat(field.accepts(field.max())).isTrue();
    assertThat(field.accepts(Math.nextDown(field.min()))).isFalse();
    assertThat(field.accepts(Math.nextUp(field.max()))).isFalse();
    assertThat(field.accepts(Double.NaN)).isFalse();
    assertThat(field.accepts(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(TelemetryField.ofWireName(field.wireName())).isEqualTo(field);
  }

  @Test
  void theBuilderRefusesWhatIsNotBelieved() {
    TelemetryBuilder builder = Telemetry.builder();

    assertThatThrownBy(() -> builder.set(TelemetryField.SPEED, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.set(TelemetryField.SPEED, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.set(TelemetryField.SPEED, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.vehicleId("v").build())
        .isInstanceOf(IllegalStateException.class);
  }
}
