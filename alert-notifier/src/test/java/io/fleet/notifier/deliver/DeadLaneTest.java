package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A record counts as in flight until every lane has settled it, so a lane that sits on its messages
 * would stop the intake of all. The clocks stand still here: nothing is settled for having waited.
 */
class DeadLaneTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int STORM = 5_000;

  private final LaneRig healthy = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
  private final LaneRig dead = new LaneRig(VERTX, DeliveryTerms.DEFAULT);
  private final AtomicInteger settled = new AtomicInteger();
  private final Lanes lanes;
  private int dispatched;

  DeadLaneTest() {
    Queue<Lane> made = new ArrayDeque<>(List.of(healthy.lane, dead.lane));
    Endpoint one = LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.ENABLED);
    lanes = new Lanes(endpoint -> made.poll());
    lanes.inForce(one);
    lanes.inForce(named("dead", one));
  }

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @Test
  void anEndpointThatFailsHoldsNoRecord() {
    // given
    dead.sender.answering(e -> ScriptedSender.FAILED);
    dispatch(10);
    await().atMost(SOON).until(() -> dead.gauge(DeliveryMetrics.BREAKERS_OPEN) == 1);

    // when
    dispatch(STORM);

    // then
    await().atMost(SOON).until(() -> settled.get() == 10 + STORM);
    await().atMost(SOON).until(() -> healthy.ended(Outcome.DELIVERED) == 10 + STORM);
    assertThat(dead.sender.attempts()).hasSizeLessThanOrEqualTo(10);
    assertThat(dead.store.pending()).hasSize(10 + STORM);
  }

  @Test
  void anEndpointThatHangsHoldsRecordsForASecondAndThenNone() {
    // given
    int first = LaneRig.QUEUE / 2;
    dead.sender.answering(e -> null);
    dispatch(first);
    await().atMost(SOON).until(() -> healthy.ended(Outcome.DELIVERED) == first);
    assertThat(settled.get()).isZero();
    dead.clock.forward(LaneRig.SETTINGS.storeAfter());
    await().atMost(SOON).until(() -> settled.get() == first);

    // when
    dispatch(STORM);

    // then
    await().atMost(SOON).until(() -> settled.get() == first + STORM);
    assertThat(dead.sender.attempts()).hasSize(LaneRig.SETTINGS.concurrency());
  }

  private void dispatch(int count) {
    for (int i = 0; i < count; i++) {
      int number = dispatched++;
      lanes.dispatch(event("V" + i % 100, "alert-" + number, 1, number), settled::incrementAndGet);
    }
  }

  private static Endpoint named(String id, Endpoint endpoint) {
    return new Endpoint(
        id,
        endpoint.description(),
        endpoint.target(),
        endpoint.secrets(),
        endpoint.subscription(),
        endpoint.terms(),
        endpoint.format(),
        endpoint.state());
  }
}
