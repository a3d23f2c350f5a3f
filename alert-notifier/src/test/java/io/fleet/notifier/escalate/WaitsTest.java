package io.fleet.notifier.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.endpoint.Escalation;
import io.fleet.notifier.event.AlertEvents;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.store.StoredAt;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitsTest {
  private static final Escalation TO_CHIEF = new Escalation("chief", Duration.ofMinutes(10));
  private static final long TEN_MINUTES_MS = 600_000;
  private static final long GRACE_MS = 5_000;

  private final Waits waits = new Waits(3, Duration.ofMillis(GRACE_MS), new Answered(3));

  @Test
  void anAlertIsDueItsTimeAfterItWasEmittedAndNotBefore() {
    // given
    Event opened = event("a", 1, Alert.State.OPENED);
    Wait wait = tell(opened, opened.emittedAtMs());
    long dueMs = opened.emittedAtMs() + TEN_MINUTES_MS;

    // then
    assertThat(waits.due(dueMs - 1, 10)).isEmpty();
    assertThat(waits.due(dueMs, 10)).containsExactly(wait);
  }

  @Test
  void oneOfABacklogWaitsForWhatMayStandBehindItInTheLog() {
    Event opened = event("a", 1, Alert.State.OPENED);
    long nowMs = opened.emittedAtMs() + 2 * TEN_MINUTES_MS;
    assertThat(tell(opened, nowMs).dueMs()).isEqualTo(nowMs + GRACE_MS);
  }

  @Test
  void whatTheStoreDoesNotHaveYetIsNotDue() {
    Event opened = event("a", 1, Alert.State.OPENED);
    waits.tell(opened, "desk", TO_CHIEF, opened.emittedAtMs());
    assertThat(waits.due(Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void aNewerVersionIsWhatIsToldAtTheSameTimeUnderTheSameId() {
    // given
    Event opened = event("a", 1, Alert.State.OPENED);
    Event first = waits.tell(opened, "desk", TO_CHIEF, 0).orElseThrow().pending().event();

    // when
    Wait wait = waits.tell(event("a", 2, Alert.State.UPDATED), "desk", TO_CHIEF, 0).orElseThrow();

    // then
    Event told = wait.pending().event();
    assertThat(wait.dueMs()).isEqualTo(opened.emittedAtMs() + TEN_MINUTES_MS);
    assertThat(told.idFor("chief")).isEqualTo(first.idFor("chief"));
    assertThat(told.idFor("chief")).isNotEqualTo(opened.idFor("chief"));
    assertThat(told.type()).isEqualTo("vehicle.overspeed.updated");
    assertThat(told.data())
        .contains("\"alert_id\":\"a\"", "\"version\":2")
        .endsWith(",\"escalated_from\":\"desk\",\"unacknowledged_s\":600}");
    assertThat(waits.tell(opened, "desk", TO_CHIEF, 0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AlertAction.Kind.class)
  void whoAcknowledgesOrClosesAnAlertEndsItsWaitAndNobodyElse(AlertAction.Kind kind) {
    // given
    Wait wait = tell(event("a", 1, Alert.State.OPENED), 0);
    boolean ends = kind == AlertAction.Kind.ACKNOWLEDGED || kind == AlertAction.Kind.CLOSED;

    // when
    List<Wait> ended = waits.take(action("a", kind));

    // then
    assertThat(ended).isEqualTo(ends ? List.of(wait) : List.of());
    assertThat(waits.size()).isEqualTo(ends ? 0 : 1);
    assertThat(waits.concerns(event("a", 2, Alert.State.UPDATED))).isEqualTo(!ends);
    assertThat(waits.concerns(event("b", 1, Alert.State.OPENED))).isTrue();
  }

  @Test
  void whatIsReopenedMayWaitAgain() {
    waits.take(action("a", AlertAction.Kind.ACKNOWLEDGED));
    waits.take(action("a", AlertAction.Kind.REOPENED));
    assertThat(waits.concerns(event("a", 2, Alert.State.UPDATED))).isTrue();
  }

  @Test
  void anAlertThatIsOverWaitsNoMore() {
    // given
    Wait wait = tell(event("a", 1, Alert.State.OPENED), 0);
    tell(event("b", 1, Alert.State.OPENED), 0);

    // then
    assertThat(waits.concerns(event("a", 2, Alert.State.RESOLVED))).isFalse();
    assertThat(waits.end("a")).containsExactly(wait);
    assertThat(waits.size()).isEqualTo(1);
  }

  @Test
  void whatWasToldIsNotToldAgain() {
    // given
    Wait wait = tell(event("a", 1, Alert.State.OPENED), 0);
    wait.fire();

    // then
    assertThat(waits.due(Long.MAX_VALUE, 10)).isEmpty();
    waits.told(wait);
    assertThat(waits.size()).isZero();
    assertThat(waits.concerns(event("a", 2, Alert.State.UPDATED))).isFalse();
  }

  @Test
  void whatAnotherInstanceSeesToIsLetGoOf() {
    tell(event("a", 1, Alert.State.OPENED), 0);
    waits.release(shard -> shard.partition() == 1);
    assertThat(waits.size()).isEqualTo(1);
    waits.release(shard -> shard.partition() == 0);
    assertThat(waits.size()).isZero();
  }

  @Test
  void aStormFillsTheRoomAndNoMore() {
    for (String id : List.of("a", "b", "c")) {
      tell(event(id, 1, Alert.State.OPENED), 0);
    }
    assertThat(waits.tell(event("d", 1, Alert.State.OPENED), "desk", TO_CHIEF, 0)).isEmpty();
    assertThat(waits.tell(event("a", 2, Alert.State.UPDATED), "desk", TO_CHIEF, 0)).isPresent();
    waits.end("b");
    assertThat(waits.tell(event("d", 1, Alert.State.OPENED), "desk", TO_CHIEF, 0)).isPresent();
  }

  private Wait tell(Event event, long nowMs) {
    Wait wait = waits.tell(event, "desk", TO_CHIEF, nowMs).orElseThrow();
    wait.stored(new StoredAt(0, 7));
    return wait;
  }

  private static Event event(String alertId, long version, Alert.State state) {
    return AlertEvents.of(
        AlertsTopic.alert(alertId, version, state), "fleet.prod.alerts.outbound-0-1");
  }

  private static AlertAction action(String alertId, AlertAction.Kind kind) {
    return new AlertAction(UUID.randomUUID(), alertId, "van-1", kind, null, null, "olga", 1);
  }
}
