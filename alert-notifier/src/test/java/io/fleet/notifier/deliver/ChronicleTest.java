package io.fleet.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.WebhookAttempt;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.event.AlertEvents;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Gist;
import io.fleet.notifier.event.Origin;
import io.fleet.notifier.store.PendingIndex;
import io.fleet.notifier.store.StoredAt;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChronicleTest {
  private static final String ORIGIN = "fleet.prod.alerts.outbound-2-17";
  private static final Event EVENT =
      AlertEvents.of(AlertsTopic.alert("a-1", 7, Alert.State.OPENED), ORIGIN);

  private final List<WebhookAttempt> told = new ArrayList<>();
  private final Chronicle chronicle =
      new Chronicle("ops", told::add, Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC));

  @Test
  void aFailedAttemptSaysWhenTheNextIsDue() {
    // given
    Delivery delivery = Delivery.fresh("msg_1", EVENT, 900);
    delivery.dueMs(6_000);

    // when
    chronicle.attempted(
        delivery, 1, AttemptResult.ofStatus(503, 0).measured(42, "try\u0007 later"));

    // then
    assertThat(told)
        .containsExactly(
            new WebhookAttempt(
                1_000,
                "ops",
                "msg_1",
                "vehicle.overspeed.opened",
                "a-1",
                7,
                "van-1",
                ORIGIN,
                1,
                "rejected",
                503,
                42,
                "try  later",
                6_000,
                ""));
  }

  @Test
  void aDeliveredMessageEndsWithItsAttempt() {
    // given
    Delivery delivery = Delivery.fresh("msg_1", EVENT, 900);
    delivery.finish();

    // when
    chronicle.ended(delivery, Outcome.DELIVERED);
    chronicle.attempted(delivery, 1, AttemptResult.ofStatus(204, 0));

    // then
    assertThat(told).hasSize(1);
    assertThat(told.get(0).finalOutcome()).isEqualTo("delivered");
    assertThat(told.get(0).nextAttemptAtMs()).isZero();
  }

  @Test
  void aStoredMessageThatIsDroppedCanBeFoundAgainByItsOrigin() {
    // given
    Delivery delivery =
        Delivery.restored(
            new PendingIndex(
                "msg_1", "ops", 3, 5_000, Origin.of(ORIGIN), Gist.of(EVENT), new StoredAt(2, 1)));

    // when
    chronicle.ended(delivery, Outcome.DISABLED);

    // then
    assertThat(told.get(0).origin()).isEqualTo(ORIGIN);
    assertThat(told.get(0).attempt()).isEqualTo(3);
    assertThat(told.get(0).outcome()).isEmpty();
    assertThat(told.get(0).finalOutcome()).isEqualTo("disabled");
  }
}
