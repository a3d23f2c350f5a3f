package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.event;
import static io.fleet.notifier.deliver.ScriptedSender.DELIVERED;
import static io.fleet.notifier.deliver.ScriptedSender.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.events.Topic;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.endpoint.Grouping;
import io.fleet.notifier.endpoint.Grouping.FoldBy;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Shard;
import io.fleet.notifier.store.Pending;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a lane holds and tells together. Its clock moves only when a test moves it. */
class FoldingLaneTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Grouping COOL_DOWN = new Grouping(TEN_MINUTES, FoldBy.VEHICLE, null);
  private static final Grouping DIGEST = new Grouping(null, null, TEN_MINUTES);

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @Test
  void aStormIsTheFirstMessageAndOneMoreAtTheEndOfTheCoolDown() {
    // given
    LaneRig rig = rig(COOL_DOWN, new StoreInMemory());
    storm(rig, 0, 5);
    until(() -> rig.settled.get() == 5);
    assertThat(rig.sender.subjects()).containsExactly("alert-0");
    assertThat(rig.store.pending()).hasSize(4);

    // when
    rig.clock.forward(TEN_MINUTES);

    // then
    until(() -> rig.ended(Outcome.FOLDED) == 4 && rig.ended(Outcome.DELIVERED) == 2);
    assertThat(rig.sender.attempts()).hasSize(2);
    assertThat(last(rig).type()).isEqualTo("vehicle.overspeed.folded");
    assertThat(last(rig).data()).contains("\"count\":4", "alert-1", "alert-4");
    until(() -> rig.store.pending().isEmpty());
  }

  @Test
  void nothingThatIsHeldIsLostByAKill() {
    // given
    StoreInMemory store = new StoreInMemory();
    LaneRig killed = rig(DIGEST, store);
    storm(killed, 0, 5);
    until(() -> killed.settled.get() == 5);
    killed.lane.release(Set.of(new Shard(Topic.ALERTS.topicName(), 0)));

    // when
    LaneRig rig = rig(DIGEST, store);
    rig.restore();
    rig.clock.forward(TEN_MINUTES);

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 1);
    assertThat(last(rig).type()).isEqualTo("digest");
    assertThat(last(rig).data()).contains("\"count\":5", "alert-0", "alert-4");
    until(() -> store.pending().isEmpty());
  }

  @Test
  void aKillBeforeTheDigestIsSafeTellsItAgainUnderTheSameId() {
    // given
    StoreInMemory store = new StoreInMemory();
    LaneRig killed = rig(DIGEST, store);
    killed.sender.answering(e -> null);
    storm(killed, 0, 3);
    until(() -> killed.settled.get() == 3);
    killed.clock.forward(TEN_MINUTES);
    until(() -> killed.sender.underWay() == 1);
    assertThat(store.pending()).hasSize(3);

    // when
    LaneRig rig = rig(DIGEST, store);
    rig.clock.forward(TEN_MINUTES);
    rig.restore();

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 1);
    assertThat(last(rig).subjectId()).isEqualTo(last(killed).subjectId());
  }

  @Test
  void aDigestThatFailsIsStoredInPlaceOfItsMembersAndTriedAgain() {
    // given
    LaneRig rig = rig(DIGEST, new StoreInMemory());
    rig.sender.answering(e -> FAILED);
    storm(rig, 0, 3);
    until(() -> rig.settled.get() == 3);

    // when
    rig.clock.forward(TEN_MINUTES);
    until(() -> rig.ended(Outcome.FOLDED) == 3);

    // then
    assertThat(rig.store.pending()).extracting(Pending::attempts).containsExactly(1);
    rig.sender.answering(e -> DELIVERED);
    rig.clock.forward(Duration.ofSeconds(5));
    until(() -> rig.store.pending().isEmpty());
    assertThat(rig.sender.subjects()).hasSize(2);
    assertThat(Set.copyOf(rig.sender.subjects())).hasSize(1);
  }

  @Test
  void whatMemoryHasNoRoomForIsReadAgain() {
    // given
    LaneRig rig = rig(COOL_DOWN, new StoreInMemory());
    storm(rig, 0, 300);
    until(() -> rig.settled.get() == 300);
    until(() -> rig.gauge(DeliveryMetrics.PENDING) == 299);

    // when
    rig.clock.forward(TEN_MINUTES);

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 2);
    assertThat(last(rig).data()).contains("\"count\":299");
  }

  @Test
  void whatTheEndpointNoLongerWantsHeldIsToldAtOnce() {
    // given
    LaneRig rig = rig(DIGEST, new StoreInMemory());
    storm(rig, 0, 2);
    until(() -> rig.settled.get() == 2);

    // when
    rig.lane.change(endpoint(Grouping.NONE));
    storm(rig, 2, 3);

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 2);
    assertThat(rig.sender.attempts())
        .extracting(Event::type)
        .containsExactlyInAnyOrder("digest", "vehicle.overspeed.opened");
  }

  @Test
  void theSameRecordTwiceIsHeldOnce() {
    // given
    LaneRig rig = rig(DIGEST, new StoreInMemory());
    storm(rig, 0, 1);
    storm(rig, 0, 1);
    until(() -> rig.settled.get() == 2);

    // when
    rig.clock.forward(TEN_MINUTES);

    // then
    until(() -> rig.ended(Outcome.DELIVERED) == 1);
    assertThat(last(rig).data()).contains("\"count\":1,");
  }

  @Test
  void ofAnEndpointThatIsNoMoreNothingIsHeld() {
    // given
    LaneRig rig = rig(DIGEST, new StoreInMemory());
    storm(rig, 0, 3);
    until(() -> rig.settled.get() == 3);

    // when
    rig.lane.close();

    // then
    until(() -> rig.store.pending().isEmpty());
    assertThat(rig.ended(Outcome.REMOVED)).isEqualTo(3);
    assertThat(rig.sender.attempts()).isEmpty();
  }

  private static LaneRig rig(Grouping grouping, StoreInMemory store) {
    return new LaneRig(VERTX, endpoint(grouping), store);
  }

  private static Endpoint endpoint(Grouping grouping) {
    Endpoint plain = LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.ENABLED);
    return new Endpoint(
        plain.id(),
        plain.description(),
        plain.target(),
        plain.secrets(),
        plain.subscription(),
        plain.terms(),
        plain.format(),
        plain.state(),
        grouping,
        null);
  }

  private static void storm(LaneRig rig, int from, int to) {
    for (int i = from; i < to; i++) {
      rig.submit(event("V1", "alert-" + i, 1, i));
    }
  }

  private static Event last(LaneRig rig) {
    return rig.sender.attempts().get(rig.sender.attempts().size() - 1);
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}
