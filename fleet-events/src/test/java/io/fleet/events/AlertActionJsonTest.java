package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say about alerts survives its topic, beside what they say about events. */
class AlertActionJsonTest {
  private static final AlertAction ASSIGNED =
      new AlertAction(
          UUID.fromString("8d3b2f60-0f51-5c6d-b8b1-6a0f2c9d7e14"),
          "ext-1",
          "v-1",
          AlertAction.Kind.ASSIGNED,
          "omar",
          "two\n\"lines\"",
          "olga",
          1_780_272_000_123L);

  @ParameterizedTest
  @EnumSource(AlertAction.Kind.class)
  void whatIsWrittenIsRead(AlertAction.Kind kind) throws Exception {
    // given
    String assignee = kind == AlertAction.Kind.ASSIGNED ? "omar" : null;
    String text = kind.needsText() ? "t".repeat(AlertAction.MAX_TEXT_LENGTH) : null;
    AlertAction said =
        new AlertAction(ASSIGNED.actionId(), "a", "v-1", kind, assignee, text, "olga", 5);

    // then
    assertThat(AlertActionJson.find(AlertActionJson.write(said))).contains(said);
    assertThat(AlertActionJson.read(AlertActionJson.write(ASSIGNED))).isEqualTo(ASSIGNED);
  }

  @Test
  void aRecordAboutAnEventIsPassedOver() throws Exception {
    byte[] contest =
        EventActionJson.write(
            new EventAction(
                ASSIGNED.actionId(),
                ASSIGNED.actionId(),
                "crash",
                "v-1",
                null,
                EventAction.Kind.EXCLUDED,
                "r",
                "olga",
                5));
    assertThat(AlertActionJson.find(contest)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"action\":\"assigned\"|\"action\":\"forgiven\"",
        "\"action\":\"assigned\"|\"action\":\"acknowledged\"",
        "\"assignee\":\"omar\"|\"assignee\":\"\"",
        "\"action\":\"assigned\",\"assignee\":\"omar\",\"text\"|\"action\":\"commented\",\"note\"",
        "\"alert_id\":\"ext-1\"|\"alert_id\":7",
        "\"vehicle_id\":\"v-1\"|\"vehicle_id\":\"v 1\"",
        "\"by\":\"olga\"|\"by\":\"\"",
        "\"at\":\"2026|\"at\":\"x2026",
        "\"action_id\":\"8d3b2f60|\"action_id\":\"8d3b2f6"
      })
  void whatIsWrongIsRefused(String change) {
    // given
    String[] parts = change.split("\\|");
    String good = new String(AlertActionJson.write(ASSIGNED), UTF_8);
    assertThat(good).contains(parts[0]);
    byte[] bad = good.replace(parts[0], parts[1]).getBytes(UTF_8);

    // then
    assertThatThrownBy(() -> AlertActionJson.find(bad))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
