package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandJsonTest {
  private static final long NOW = Instant.parse("2026-05-04T10:00:00Z").toEpochMilli();
  private static final long AN_HOUR_MS = 3_600_000;
  private static final long A_DAY_MS = 24 * AN_HOUR_MS;

  @Test
  void aCommandIsReadAsItWasWritten() throws Exception {
    // given
    Command command = new Command("c-1", "van-1", "horn", "{\"n\":[1,{}]}", NOW, NOW + AN_HOUR_MS);
    // when
    Command read = read(new String(CommandJson.write(command), StandardCharsets.UTF_8));
    // then
    assertThat(read).isEqualTo(command);
  }

  @Test
  void whatACommandDoesNotSayFollowsFromWhenTheLogTookIt() throws Exception {
    assertThat(read("{\"command_id\":\"c\",\"vehicle_id\":\"v\",\"type\":\"t\",\"more\":[1]}"))
        .isEqualTo(new Command("c", "v", "t", "{}", NOW, NOW + AN_HOUR_MS));
  }

  @Test
  void noCommandWaitsLongerThanTheLongest() throws Exception {
    Command read =
        read(
            "{\"command_id\":\"c\",\"vehicle_id\":\"v\",\"type\":\"t\","
                + "\"expires_at\":\"9000-01-01T00:00:00Z\"}");
    assertThat(read.expiresAtMs()).isEqualTo(NOW + A_DAY_MS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"command_id\":\"c\",\"vehicle_id\":\"v\"}",
        "{\"command_id\":\"c\",\"vehicle_id\":\"v/1\",\"type\":\"t\"}",
        "{\"command_id\":7,\"vehicle_id\":\"v\",\"type\":\"t\"}",
        "{\"command_id\":\"c\",\"vehicle_id\":\"v\",\"type\":\"t\",\"params\":[]}",
        "{\"command_id\":\"c\",\"vehicle_id\":\"v\",\"type\":\"t\",\"expires_at\":\"soon\"}"
      })
  void whatIsNoCommandIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void parametersAreBounded() {
    String large = "x".repeat(CommandJson.MAX_PARAMS_BYTES);
    assertThatThrownBy(
            () ->
                read(
                    "{\"command_id\":\"c\",\"vehicle_id\":\"v\",\"type\":\"t\","
                        + "\"params\":{\"a\":\""
                        + large
                        + "\"}}"))
        .hasMessageContaining("params");
  }

  @Test
  void aReplyIsReadAsItWasWritten() throws Exception {
    for (CommandStatus status : CommandStatus.values()) {
      CommandReply reply = new CommandReply("c", "v", NOW, status, "a \"detail\"");
      assertThat(CommandJson.reply(CommandJson.write(reply))).isEqualTo(reply);
    }
  }

  @Test
  void aDeviceSaysThatItIsDoneOrNotAndNothingElse() throws Exception {
    assertThat(answer("{\"command_id\":\"c\",\"status\":\"acknowledged\"}"))
        .isEqualTo(new CommandReply("c", "v", NOW, CommandStatus.ACKNOWLEDGED, null));
    for (String status : new String[] {"delivered", "expired", "pending", "", "x"}) {
      assertThatThrownBy(() -> answer("{\"command_id\":\"c\",\"status\":\"" + status + "\"}"))
          .as(status)
          .isInstanceOf(Refusal.RefusedException.class);
    }
  }

  @Test
  void aLongDetailIsCutBetweenCharacters() throws Exception {
    String detail = "x".repeat(CommandReply.MAX_DETAIL_LENGTH - 1) + "\uD83D\uDE9A";
    CommandReply reply =
        answer("{\"command_id\":\"c\",\"status\":\"failed\",\"detail\":\"" + detail + "\"}");
    assertThat(reply.detail()).isEqualTo("x".repeat(CommandReply.MAX_DETAIL_LENGTH - 1));
  }

  private static Command read(String json) throws Refusal.RefusedException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return CommandJson.command(bytes, NOW, AN_HOUR_MS, A_DAY_MS);
  }

  private static CommandReply answer(String json) throws Refusal.RefusedException {
    return CommandJson.answer(json.getBytes(StandardCharsets.UTF_8), "v", NOW);
  }
}
