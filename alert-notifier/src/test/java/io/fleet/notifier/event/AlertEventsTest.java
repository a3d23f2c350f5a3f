package io.fleet.notifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.NameUuid;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.format.StandardFormat;
import org.junit.jupiter.api.Test;

class AlertEventsTest {

  @Test
  void theIdIsMadeOfAlertVersionAndEndpoint() {
    Event opened = event("a1", 1, Alert.State.OPENED);

    assertThat(opened.idFor("e1")).isEqualTo("msg_" + NameUuid.of("message", "a1", "1", "e1"));
  }

  @Test
  void anotherVersionOrEndpointHasAnotherId() {
    Event opened = event("a1", 1, Alert.State.OPENED);
    Event resolved = event("a1", 2, Alert.State.RESOLVED);

    assertThat(opened.idFor("e1")).isEqualTo(event("a1", 1, Alert.State.OPENED).idFor("e1"));
    assertThat(opened.idFor("e1")).isNotEqualTo(resolved.idFor("e1"));
    assertThat(opened.idFor("e1")).isNotEqualTo(opened.idFor("e2"));
  }

  @Test
  void thePayloadCarriesTypeEventTimeAndTheAlert() {
    Event event = event("a1", 2, Alert.State.RESOLVED);

    assertThat(event.type()).isEqualTo("vehicle.overspeed.resolved");
    assertThat(StandardFormat.body(event))
        .startsWith("{\"type\":\"vehicle.overspeed.resolved\",\"timestamp\":\"20")
        .contains("\"data\":{\"alert_id\":\"a1\",\"version\":2,\"state\":\"resolved\"");
  }

  private static Event event(String alertId, long version, Alert.State state) {
    return AlertEvents.of(AlertsTopic.alert(alertId, version, state), "topic-0-1");
  }
}
