package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishJudgeTest {
  private static final String OWN = "devices/v1/telemetry";

  private final PublishJudge judge = new PublishJudge("v1", true);
  private final PublishJudge judge311 = new PublishJudge("v1", false);

  @Test
  void everyOwnTopicIsTaken() {
    for (String own : List.of("telemetry", "status", "events", "sos", "commands/replies")) {
      assertThat(judge.judge("devices/v1/" + own, 1, false, false)).as(own).isNull();
      assertThat(judge.judge("devices/v2/" + own, 1, false, false))
          .as(own)
          .isEqualTo(PublishRefusal.FORBIDDEN);
    }
  }

  @Test
  void aDevicesOwnTopicIsTakenAtQos0And1() {
    assertThat(judge.judge(OWN, 0, false, false)).isNull();
    assertThat(judge.judge(OWN, 1, false, false)).isNull();
    assertThat(judge311.judge(OWN, 1, false, false)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"devices/v2/telemetry", "devices/v11/telemetry", "devices/V1/telemetry"})
  void anotherVehiclesTopicIsForbidden(String topic) {
    assertThat(judge.judge(topic, 1, false, false)).isEqualTo(PublishRefusal.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "devices",
        "devices/telemetry",
        "devices//telemetry",
        "devices/v1",
        "devices/v1/telemetry/",
        "devices/v1/telemetry/x",
        "devices/v1/x/telemetry",
        "/devices/v1/telemetry",
        "devices/v1/commands",
        "devices/v1/replies",
        "devices/v1/x/commands/replies",
        "$SYS/devices/v1/telemetry"
      })
  void whatIsNoTopicOfOursIsUnknown(String topic) {
    assertThat(judge.judge(topic, 1, false, false)).isEqualTo(PublishRefusal.TOPIC);
  }

  @Test
  void qos2IsRefused() {
    assertThat(judge.judge(OWN, 2, false, false)).isEqualTo(PublishRefusal.QOS);
    assertThat(judge311.judge(OWN, 2, false, false)).isEqualTo(PublishRefusal.QOS);
  }

  @Test
  void retainIsAnErrorOnlyWhereItWasSaidNotToBeThere() {
    assertThat(judge.judge(OWN, 1, true, false)).isEqualTo(PublishRefusal.RETAIN);
    assertThat(judge311.judge(OWN, 1, true, false)).isNull();
  }

  @Test
  void thereAreNoTopicAliases() {
    assertThat(judge.judge("", 1, false, true)).isEqualTo(PublishRefusal.TOPIC_ALIAS);
  }

  @Test
  void onlyMqtt5HasANegativeAcknowledgement() {
    assertThat(PublishRefusal.FORBIDDEN.answer(true, true))
        .isEqualTo(new Answer.Acknowledge(MqttPubAckReasonCode.NOT_AUTHORIZED, null));
    assertThat(PublishRefusal.FORBIDDEN.answer(true, false)).isInstanceOf(Answer.HangUp.class);
    assertThat(PublishRefusal.FORBIDDEN.answer(false, true)).isInstanceOf(Answer.HangUp.class);
    assertThat(PublishRefusal.TOO_MANY_UNACKNOWLEDGED.answer(true, true))
        .isInstanceOf(Answer.HangUp.class);
  }
}
