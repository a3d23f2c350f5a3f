package io.fleet.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

/** Where letters belong, and what may be said of time. */
class DestinationTest {
  private static final String RAW = "fleet.prod.telemetry.raw-3-47";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gateway | `` | {\"vehicle_id\":\"v\"} | GATEWAY | /v1/telemetry",
        "gateway | `` | {\"event_type\":\"trip_start\"} | GATEWAY | /v1/events",
        "gateway | `` | {\"private\":true,\"withheld\":\"content\"} | NOWHERE | private",
        "gateway | `` | {\"vehicle_id\":\"v | NOWHERE | still unreadable",
        "decode | fleet.prod.telemetry.raw-3-47 | {\"vehicle_id\":\"v\"} | GATEWAY | /v1/telemetry",
        "decode | fleet.prod.telemetry.raw-3-47 | no JSON | NOWHERE | still unreadable",
        "decode | fleet.prod.events.driver-0-1 | no JSON | NOWHERE | still unreadable",
        "decode | fleet.prod.events.driver-0-1 |"
            + " {\"driver_id\":\"d\",\"event_type\":\"break_start\",\"timestamp\":\"2026-03-02T08:00:00Z\"}"
            + " | TOPIC | fleet.prod.events.driver",
        "decode | fleet.prod.reference.rules-0-1 | {} | NOWHERE | reference data",
        "decode | another.topic-0-1 | {} | NOWHERE | place decode",
        "rule:sos | fleet.prod.telemetry.raw-3-47 | {\"vehicle_id\":\"v\"} | NOWHERE | rule",
        "notifier | fleet.prod.alerts.outbound-0-1 | {} | NOWHERE | place notifier"
      })
  void aLetterBelongsWhereItsOriginalWas(
      String place, String origin, String payload, Destination.Kind kind, String detail) {
    Destination to = Destination.of(letter(place, origin, payload, payload.length()));

    assertThat(to.kind()).isEqualTo(kind);
    assertThat(to.detail()).startsWith(detail);
  }

  @Test
  void whatIsTooLargeToBeReadIsLeft() {
    assertThat(Destination.of(letter("decode", RAW, "", 300_000)).detail()).isEqualTo("too large");
  }

  private static Letter letter(String place, String origin, String payload, long bytes) {
    return new Letter(
        "id",
        Instant.EPOCH,
        place,
        "reason",
        "",
        origin,
        new byte[0],
        payload.getBytes(StandardCharsets.UTF_8),
        bytes,
        null,
        "");
  }

  @ParameterizedTest
  @CsvSource({"-2h,-PT2H", "+90s,PT90S", "1h30m,PT1H30M", "1d,P1D", "-1d6h,-PT30H", "PT2H,PT2H"})
  void aLengthOfTimeIsReadAsPeopleWriteIt(String text, Duration span) {
    assertThat(new Span().convert(text)).isEqualTo(span);
  }

  @ParameterizedTest
  @CsvSource({"two hours", "2", "-", "h"})
  void whatIsNoLengthOfTimeIsRefused(String text) {
    assertThatThrownBy(() -> new Span().convert(text)).isInstanceOf(TypeConversionException.class);
  }
}
