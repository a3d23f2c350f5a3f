package io.fleet.gateway.traccar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraccarTimeTest {
  @ParameterizedTest
  @CsvSource({
    "1767225600, 2026-01-01T00:00:00Z",
    "1767225600123, 2026-01-01T00:00:00.123Z",
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.123Z, 2026-01-01T00:00:00.123Z",
    "2026-01-01T01:00:00+01:00, 2026-01-01T00:00:00Z",
    "2026-01-01T01:00:00.000+0100, 2026-01-01T00:00:00Z",
    "2026-01-01 00:00:00, 2026-01-01T00:00:00Z",
    "2147483646, 2038-01-19T03:14:06Z"
  })
  void everyFormIsRead(String text, Instant instant) {
    assertThat(TraccarTime.parse(text)).hasValue(instant.toEpochMilli());
  }

  @Test
  void whatIsNotBelowTheGreatestIntegerIsMilliseconds() {
    assertThat(TraccarTime.parse("2147483647")).hasValue(2_147_483_647L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-01-01",
        "2026-13-01 00:00:00",
        "2026-02-30 00:00:00",
        "2026-01-01T00:00:00",
        "1e12",
        "99999999999999999999",
        "1767225600.5"
      })
  void whatIsNoInstantIsNone(String text) {
    assertThat(TraccarTime.parse(text)).isEmpty();
  }
}
