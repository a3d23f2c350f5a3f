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
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.Pending;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A lane on its event loop. Its clock moves only when a test moves it. */
class LaneTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final DeliveryTerms BY_VEHICLE = terms(Ordering.VEHICLE, Superseded.SEND);

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @Test
  void aFailingMessageHoldsItsVehicleUntilItsThirdAttempt() {
    // given
    LaneRig rig = new LaneRig(VERTX, BY_VEHICLE);
    rig.sender.answering(e -> e.subjectId().equals("first") ? FAILED : DELIVERED);

    // when
    rig.submit(event("V1", "first", 1, 1), event("V1", "second", 1, 2), event("V2", "other", 1, 3));

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 1 && rig.store.pending().size() == 1);
    assertThat(rig.sender.subjects()).containsExactlyInAnyOrder("first", "other");
    rig.clock.forward(Duration.ofSeconds(5));
    until(() -> rig.store.pending().stream().anyMatch(each -> each.attempts() == 2));
    rig.clock.forward(Duration.ofSeconds(5));
    until(() -> rig.ended(Outcome.DELIVERED) == 2);
    assertThat(rig.sender.subjects())
        .containsExactlyInAnyOrder("first", "other", "first", "first", "second");
    assertThat(rig.store.pending()).extracting(Pending::attempts).containsExactly(3);
  }

  @Test
  void ofAVehicleOneMessageIsUnderWayAtATime() {
    LaneRig rig = new LaneRig(VERTX, BY_VEHICLE);
    rig.sender.answering(e -> null);
    rig.submit(event("V1", "a", 1, 1), event("V1", "b", 1, 2), event("V2", "c", 1, 3));

    until(() -> rig.sender.underWay() == 2);
    rig.sender.endAll(DELIVERED);
    until(() -> rig.sender.underWay() == 1);
    assertThat(rig.sender.subjects()).containsExactly("a", "c", "b");
  }

  @Test
  void afterARestartMessagesOfAVehicleGoInTheOrderOfTheLog() {
    // given
    StoreInMemory store = new StoreInMemory();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      events.add(event("V" + i % 2, "alert-" + i, 1, i));
    }
    Collections.shuffle(events, new Random(3));
    events.forEach(e -> store.save(new Pending(e.idFor("endpoint"), "endpoint", 0, NOW, e), null));
    LaneRig rig = new LaneRig(VERTX, LaneRig.endpoint(BY_VEHICLE, EndpointState.ENABLED), store);

    // when
    rig.restore();

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 300);
    for (String vehicle : List.of("V0", "V1")) {
      assertThat(rig.sender.attempts())
          .filteredOn(e -> e.scope().vehicleId().equals(vehicle))
          .extracting(e -> Integer.parseInt(e.subjectId().substring("alert-".length())))
          .isSorted();
    }
    assertThat(store.pending()).isEmpty();
  }

  @Test
  void aDeadEndpointIsAskedByProbesAndGetsEverythingOnceItLives() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(e -> FAILED);

    // when
    submit(rig, 2_000);

    // then: no time has passed, so nothing waited for it
    until(() -> rig.settled.get() == 2_000);
    until(() -> rig.told.size() == rig.sender.attempts().size());
    int attempts = rig.told.size();
    assertThat(attempts).isLessThanOrEqualTo(12);
    assertThat(rig.gauge(DeliveryMetrics.BREAKERS_OPEN)).isEqualTo(1);
    rig.clock.forward(Duration.ofSeconds(1));
    until(() -> rig.told.size() == attempts + 1);

    // when
    rig.sender.answering(e -> DELIVERED);
    rig.clock.forward(Duration.ofSeconds(2));
    until(() -> rig.ended(Outcome.DELIVERED) > 0);
    rig.clock.forward(Duration.ofSeconds(5));

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 2_000);
    assertThat(rig.gauge(DeliveryMetrics.BREAKERS_OPEN)).isZero();
    assertThat(rig.store.pending()).isEmpty();
  }

  @Test
  void anEndpointThatAnswersIsNotProbedHoweverItAnswers() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(e -> ScriptedSender.REFUSED);

    // when
    submit(rig, 100);

    // then
    until(() -> rig.told.size() == 100);
    assertThat(rig.gauge(DeliveryMetrics.BREAKERS_OPEN)).isZero();
  }

  @Test
  void aPausedEndpointGetsWhatWaitedInTheOrderItWasDue() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.lane.change(LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.PAUSED));
    for (int i = 0; i < 120; i++) {
      rig.submit(event("V" + i, "alert-" + i, 1, i));
    }
    until(() -> rig.store.pending().size() == 120 && rig.settled.get() == 120);
    assertThat(rig.sender.attempts()).isEmpty();

    // when
    rig.lane.change(LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.ENABLED));

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 120);
    assertThat(rig.sender.attempts())
        .extracting(e -> Integer.parseInt(e.subjectId().substring("alert-".length())))
        .isSorted();
  }

  @Test
  void goneDisablesForGoodUntilItIsEnabled() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(e -> AttemptResult.ofStatus(410, 0));

    // when
    rig.submit(event("V1", "a", 1, 1));
    until(() -> rig.deadLetters.get() == 1);
    rig.submit(event("V1", "b", 1, 2));

    // then
    until(() -> rig.ended(Outcome.DISABLED) == 1);
    assertThat(rig.health.disabled).containsExactly("gone (410)");
    rig.sender.answering(e -> DELIVERED);
    rig.lane.change(LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.DISABLED));
    rig.submit(event("V1", "c", 1, 3));
    until(() -> rig.ended(Outcome.DISABLED) == 2);
    rig.lane.change(LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.ENABLED));
    rig.submit(event("V1", "d", 1, 4));
    until(() -> rig.ended(Outcome.DELIVERED) == 1);
  }

  @Test
  void whoFailsForFiveDaysIsDisabledAndItsMessagesAreDropped() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(e -> FAILED);
    rig.submit(event("V1", "a", 1, 1), event("V1", "b", 1, 2));
    until(() -> rig.store.pending().size() == 2);

    // when
    rig.clock.forward(Duration.ofDays(5));

    // then
    until(() -> rig.ended(Outcome.DISABLED) == 2);
    assertThat(rig.health.disabled).hasSize(1);
    assertThat(rig.store.pending()).isEmpty();
    assertThat(rig.deadLetters).hasValue(0);
  }

  @Test
  void whatASenderThrowsCostsAnAttemptAndNotTheLane() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(
        e -> {
          throw new IllegalStateException("no such template");
        });
    rig.submit(event("V1", "a", 1, 1));
    until(() -> rig.store.pending().size() == 1);

    // when
    rig.sender.answering(e -> DELIVERED);
    rig.clock.forward(Duration.ofSeconds(5));

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 1);
  }

  @Test
  void whatIsAnothersNowStaysInTheStore() {
    // given
    LaneRig rig = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
    rig.sender.answering(e -> e.subjectId().equals("hanging") ? null : FAILED);
    rig.submit(event("V1", "failing", 1, 1), event("V1", "hanging", 1, 2));
    until(() -> rig.store.pending().size() == 1 && rig.sender.underWay() == 1);

    // when
    CompletionStage<Void> gone = rig.lane.release(Set.of(new Shard(Topic.ALERTS.topicName(), 0)));

    // then
    rig.clock.forward(Duration.ofSeconds(5));
    rig.submit(event("V2", "after", 1, 3));
    until(() -> rig.sender.subjects().contains("after"));
    assertThat(gone.toCompletableFuture()).isNotDone();
    rig.sender.endAll(FAILED);
    until(() -> gone.toCompletableFuture().isDone());
    assertThat(rig.sender.subjects()).containsExactly("failing", "hanging", "after");
    assertThat(rig.store.pending()).extracting(p -> p.event().subjectId()).contains("failing");
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
