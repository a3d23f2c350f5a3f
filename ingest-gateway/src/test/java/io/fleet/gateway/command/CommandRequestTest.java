package io.fleet.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRequestTest {

  @Test
  void typeParametersAndExpiryAreRead() throws Exception {
    // when
    CommandRequest request =
        read("{\"type\":\"horn\", \"params\": {\"times\": 3, \"a\":[1]}, \"expires_in\":\"PT4H\"}");
    // then
    assertThat(request.type()).isEqualTo("horn");
    assertThat(request.params()).isEqualTo("{\"times\":3,\"a\":[1]}");
    assertThat(request.expiresIn()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void typeAloneWillDo() throws Exception {
    assertThat(read("{\"type\":\"horn\"}")).isEqualTo(new CommandRequest("horn", "{}", null));
  }

  @Test
  void parametersMayHave16KibAndNotMore() throws Exception {
    String longest = "{\"a\":\"" + "x".repeat(16 * 1024 - 8) + "\"}";
    assertThat(read("{\"type\":\"t\",\"params\":" + longest + "}").params()).isEqualTo(longest);
    String tooLong = longest.replace("{\"a\"", "{\"aa\"");
    assertThatThrownBy(() -> read("{\"type\":\"t\",\"params\":" + tooLong + "}"))
        .hasMessageContaining("params");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{\"type\":\"t\"",
        "{}",
        "{\"type\":\"\"}",
        "{\"type\":7}",
        "{\"type\":\"a b\"}",
        "{\"type\":\"t\",\"type\":\"u\"}",
        "{\"type\":\"t\",\"params\":[]}",
        "{\"type\":\"t\",\"params\":{\"a\":}}",
        "{\"type\":\"t\",\"expires_in\":\"tomorrow\"}",
        "{\"type\":\"t\",\"expires_in\":60}",
        "{\"type\":\"t\",\"priority\":1}",
        "{\"type\":\"t\"} {}"
      })
  void whatIsNoRequestIsRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(RefusedException.class);
  }

  private static CommandRequest read(String body) throws RefusedException {
    return CommandRequest.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
