package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of webhooks survives its topic. */
class WebhookAttemptJsonTest {
  private static final WebhookAttempt FAILED =
      new WebhookAttempt(
          1_780_272_000_123L,
          "ops",
          "msg_1",
          "vehicle.tow.opened",
          "a-1",
          7,
          "v-1",
          "fleet.prod.alerts.outbound-2-17",
          3,
          "rejected",
          503,
          42,
          "try \"later\"",
          1_780_272_300_000L,
          "");

  @Test
  void whatIsWrittenIsRead() throws Exception {
    WebhookAttempt end =
        new WebhookAttempt(5, "ops", "msg_1", "", "", 0, "", "", 0, "", 0, 0, "", 0, "overflow");
    assertThat(WebhookAttemptJson.read(WebhookAttemptJson.write(FAILED))).isEqualTo(FAILED);
    assertThat(WebhookAttemptJson.read(WebhookAttemptJson.write(end))).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"\"at\",\"on\"", "\"endpoint_id\":\"ops\",\"endpoint_id\":\"\"", "message_id,id"})
  void withoutTimeEndpointOrMessageItIsRefused(String part, String instead) {
    // given
    String good = new String(WebhookAttemptJson.write(FAILED), UTF_8);
    assertThat(good).contains(part);

    // then
    assertThatThrownBy(() -> WebhookAttemptJson.read(good.replace(part, instead).getBytes(UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void anExcerptIsShortAndPrintable() {
    assertThat(WebhookAttempt.printable("a\u0000b\r\nc\u001b[31m")).isEqualTo("a b  c [31m");
    assertThat(WebhookAttempt.printable("x".repeat(600))).hasSize(512);
  }
}
