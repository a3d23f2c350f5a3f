package io.fleet.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLineTest {
  private static final byte[] KEY = "van-1@2026".getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"speed\": 1.50e1 , \"name\":\"Zoë \\\"the}{van\\\"\"}",
        "{\"a\":{\"b\":[{},{\"c\":null}]},\"a\":2}",
        "{ }",
        "not json",
        "{\"cut",
        "[1,2]",
        "{\"a\":1} {\"b\":2",
        "{\n\"several\":\"lines\"\n}",
        ""
      })
  void whatWasReadIsWrittenByteForByte(String value) throws IOException {
    // when
    String line = new RecordLine(KEY, value.getBytes(UTF_8)).text();

    // then
    assertThat(line).doesNotContain("\n");
    RecordLine read = RecordLine.of(line);
    assertThat(read.key()).isEqualTo(KEY);
    assertThat(new String(read.value(), UTF_8)).isEqualTo(value);
  }

  @Test
  void anObjectCanBeReadByPeople() throws IOException {
    // when
    String line = new RecordLine(KEY, "{\"class\":\"van\"}".getBytes(UTF_8)).text();

    // then
    assertThat(line).isEqualTo("{\"key\":\"van-1@2026\",\"value\":{\"class\":\"van\"}}");
  }

  @Test
  void bytesThatAreNoTextComeBack() throws IOException {
    // given
    byte[] value = {'{', (byte) 0xc3, '}'};

    // when
    RecordLine read = RecordLine.of(new RecordLine(KEY, value).text());

    // then
    assertThat(read.value()).isEqualTo(value);
  }

  @Test
  void aDeletionStaysADeletion() throws IOException {
    // when
    RecordLine read = RecordLine.of(new RecordLine(KEY, null).text());

    // then
    assertThat(read.key()).isEqualTo(KEY);
    assertThat(read.value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"key\":\"a\",\"value\":1}", "{\"key\":\"a\",\"val", "{\"x\":1}"})
  void anythingElseIsRefused(String line) {
    assertThatIOException().isThrownBy(() -> RecordLine.of(line));
  }
}
