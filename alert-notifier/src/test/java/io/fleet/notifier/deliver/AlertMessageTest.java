package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.NameUuid;
import io.fleet.notifier.AlertsTopic;
import org.junit.jupiter.api.Test;

class AlertMessageTest {

  @Test
  void theIdIsMadeOfAlertVersionAndEndpoint() {
    AlertMessage opened = message("a1", 1, Alert.State.OPENED);

    assertThat(opened.idFor("e1")).isEqualTo("msg_" + NameUuid.of("message", "a1", "1", "e1"));
  }

  @Test
  void anotherVersionOrEndpointHasAnotherId() {
    AlertMessage opened = message("a1", 1, Alert.State.OPENED);
    AlertMessage resolved = message("a1", 2, Alert.State.RESOLVED);

    assertThat(opened.idFor("e1")).isEqualTo(message("a1", 1, Alert.State.OPENED).idFor("e1"));
    assertThat(opened.idFor("e1")).isNotEqualTo(resolved.idFor("e1"));
    assertThat(opened.idFor("e1")).isNotEqualTo(opened.idFor("e2"));
  }

  @Test
  void thePayloadCarriesTypeEventTimeAndTheAlert() {
    AlertMessage message = message("a1", 2, Alert.State.RESOLVED);

    assertThat(message.eventType()).isEqualTo("vehicle.overspeed.resolved");
    assertThat(message.payload())
        .startsWith("{\"type\":\"vehicle.overspeed.resolved\",\"timestamp\":\"20")
        .contains("\"data\":{\"alert_id\":\"a1\",\"version\":2,\"state\":\"resolved\"");
  }

  private static AlertMessage message(String alertId, long version, Alert.State state) {
    return AlertMessage.of(AlertsTopic.alert(alertId, version, state), "topic-0-1");
  }
}
