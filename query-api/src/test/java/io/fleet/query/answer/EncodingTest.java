package io.fleet.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-|IDENTITY",
        "''|IDENTITY",
        "identity|IDENTITY",
        "gzip|GZIP",
        "x-gzip|GZIP",
        "gzip, deflate, br, zstd|ZSTD",
        "ZSTD|ZSTD",
        "zstd;q=0|IDENTITY",
        "zstd;q=0.1, gzip;q=0.2|GZIP",
        "zstd; q=0.5 , gzip; q=0.5|ZSTD",
        "*|GZIP",
        "*;q=0|IDENTITY",
        "gzip;q=0, *|IDENTITY",
        "gzip;q=lots|IDENTITY",
        "br|IDENTITY",
        ";;,,;q=|IDENTITY"
      })
  void theBestThatTheClientTakesIsChosen(String header, Encoding chosen) {
    assertThat(Encoding.accepted(header)).isEqualTo(chosen);
  }

  @Test
  void anETagIsOfTheBodyAndItsForm() {
    // given
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    String tag = ETag.of(body, MediaType.APPLICATION_JSON_TYPE);

    // then
    assertThat(ETag.of(body, MediaType.TEXT_PLAIN_TYPE)).isNotEqualTo(tag);
    assertThat(ETag.matches(tag, tag)).isTrue();
    assertThat(ETag.matches(tag.substring(2), tag)).isTrue();
    assertThat(ETag.matches("\"a\" ,  " + tag, tag)).isTrue();
    assertThat(ETag.matches("*", tag)).isTrue();
    assertThat(ETag.matches("\"a\"", tag)).isFalse();
    assertThat(ETag.matches(null, tag)).isFalse();
  }
}
