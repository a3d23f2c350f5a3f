package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.NOW;
import static io.fleet.notifier.deliver.Deliveries.event;
import static io.fleet.notifier.deliver.ScriptedSender.DELIVERED;
import static io.fleet.notifier.deliver.ScriptedSender.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.DeliveryTerms.Ordering;
import io.fleet.notifier.endpoint.DeliveryTerms.Superseded;
import io.fleet.notifier.event.Event;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an endpoint asks for, on an event loop. The clock moves only when a test moves it. */
class LaneTermsTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration SOON = Duration.ofSeconds(20);

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @Test
  void anInterimMessageThatWaitsIsDroppedOnceANewerOneIsDelivered() {
    // given
    LaneRig rig = new LaneRig(VERTX, terms(Ordering.NONE, Superseded.SKIP));
    rig.sender.answering(e -> e.version() == 1 ? FAILED : DELIVERED);
    rig.submit(event("V1", "alert", 1, 1));
    until(() -> rig.store.pending().size() == 1);

    // when
    rig.submit(event("V1", "alert", 2, 2));

    // then
    until(() -> rig.ended(Outcome.SUPERSEDED) == 1);
    assertThat(rig.store.pending()).isEmpty();
    assertThat(rig.ended(Outcome.DELIVERED)).isEqualTo(1);
  }

  @Test
  void anAttemptUnderWayWithWhatIsSupersededIsItsLast() {
    // given
    LaneRig rig = new LaneRig(VERTX, terms(Ordering.NONE, Superseded.SKIP));
    rig.sender.answering(e -> e.version() == 1 ? null : DELIVERED);
    rig.submit(event("V1", "alert", 1, 1), event("V1", "alert", 2, 2));
    until(() -> rig.ended(Outcome.DELIVERED) == 1);

    // when
    rig.sender.endAll(FAILED);

    // then
    until(() -> rig.ended(Outcome.SUPERSEDED) == 1);
    assertThat(rig.store.pending()).isEmpty();
  }

  @Test
  void withSendEverythingGoes() {
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(e -> rig.sender.attempts().size() == 1 ? FAILED : DELIVERED);
    rig.submit(event("V1", "alert", 1, 1), event("V1", "alert", 2, 2));
    until(() -> rig.ended(Outcome.DELIVERED) == 1);

    rig.clock.forward(Duration.ofSeconds(5));

    until(() -> rig.ended(Outcome.DELIVERED) == 2);
    assertThat(rig.ended(Outcome.SUPERSEDED)).isZero();
  }

  @Test
  void whatIsTooOldIsNotSentUnlessItWasAskedForOnceMore() {
    // given
    DeliveryTerms terms =
        new DeliveryTerms(Ordering.NONE, 0, Superseded.SEND, Duration.ofMinutes(10), false);
    LaneRig rig = new LaneRig(VERTX, terms);
    Event old = event("V1", "old", 1, 1, true, NOW - 600_001, 0);

    // when
    rig.submit(old, event("V1", "fit", 1, 2, true, NOW - 600_000, 0), replayed(old));

    // then
    until(() -> rig.ended(Outcome.EXPIRED) == 1 && rig.ended(Outcome.DELIVERED) == 2);
    assertThat(rig.sender.subjects()).containsExactly("fit", "replayed");
    assertThat(rig.deadLetters).hasValue(0);
  }

  @Test
  void aVersionWaitsUntilItIsSettledAndGivesWayToAHigherOne() {
    // given
    LaneRig rig =
        new LaneRig(VERTX, new DeliveryTerms(Ordering.NONE, 0, Superseded.SEND, null, true));
    rig.submit(event("V1", "alert", 1, 1, true, NOW, 10));
    until(() -> rig.store.pending().size() == 1 && rig.settled.get() == 1);

    // when
    rig.submit(event("V1", "alert", 2, 2, true, NOW, 10));

    // then
    until(() -> rig.ended(Outcome.SUPERSEDED) == 1);
    assertThat(rig.sender.attempts()).isEmpty();
    rig.clock.forward(Duration.ofSeconds(10));
    until(() -> rig.ended(Outcome.DELIVERED) == 1);
    assertThat(rig.sender.attempts()).extracting(Event::version).containsExactly(2L);
  }

  @Test
  void noFasterThanItsRate() {
    LaneRig rig =
        new LaneRig(VERTX, new DeliveryTerms(Ordering.NONE, 10, Superseded.SEND, null, false));
    rig.lane.share(0.5);
    submit(rig, 50);

    until(() -> rig.ended(Outcome.DELIVERED) == 5);
    rig.clock.forward(Duration.ofSeconds(1));
    until(() -> rig.ended(Outcome.DELIVERED) == 10);
    assertThat(rig.sender.attempts()).hasSize(10);
  }

  private static Event replayed(Event event) {
    return new Event(
        event.type(),
        "replayed",
        event.version(),
        event.interim(),
        event.occurredAtMs(),
        event.emittedAtMs(),
        0,
        event.severity(),
        event.late(),
        event.scope(),
        Topic.WEBHOOK_REPLAYS.topicName() + "-0-1",
        event.data());
  }

  private static DeliveryTerms terms(Ordering ordering, Superseded superseded) {
    return new DeliveryTerms(ordering, 0, superseded, null, false);
  }

  private static void submit(LaneRig rig, int count) {
    for (int i = 0; i < count; i++) {
      rig.submit(event("V" + i, "alert-" + i, 1, i));
    }
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(condition);
  }
}
