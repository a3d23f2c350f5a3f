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

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @Test
  void anEndpointThatFailsHoldsNoRecord() {
    dead.sender.answering(e -> ScriptedSender.FAILED);

    dispatch(0);

    await().atMost(SOON).until(() -> settled.get() == STORM);
    await().atMost(SOON).until(() -> healthy.ended(Outcome.DELIVERED) == STORM);
    assertThat(dead.sender.attempts()).hasSizeLessThanOrEqualTo(12);
    assertThat(dead.store.pending()).hasSize(STORM);
  }

  @Test
  void anEndpointThatHangsHoldsAQueueOfRecordsOnceForASecond() {
    // given
    dead.sender.answering(e -> null);
    dispatch(0);
    int held = LaneRig.QUEUE + LaneRig.SETTINGS.concurrency();
    await().atMost(SOON).until(() -> healthy.ended(Outcome.DELIVERED) == STORM);
    assertThat(settled.get()).isBetween(STORM - held, STORM);

    // when
    dead.clock.forward(LaneRig.SETTINGS.storeAfter());
    await().atMost(SOON).until(() -> settled.get() == STORM);
    dispatch(1);

    // then: the second storm waits for nothing
    await().atMost(SOON).until(() -> settled.get() == 2 * STORM);
    assertThat(dead.sender.attempts()).hasSize(LaneRig.SETTINGS.concurrency());
  }

  private void dispatch(int storm) {
    Endpoint one = LaneRig.endpoint(DeliveryTerms.DEFAULT, EndpointState.ENABLED);
    Queue<Lane> made = new ArrayDeque<>(List.of(healthy.lane, dead.lane));
    Lanes lanes = new Lanes(endpoint -> made.poll());
    lanes.inForce(one);
    lanes.inForce(named("dead", one));
    for (int i = 0; i < STORM; i++) {
      lanes.dispatch(event("V" + i % 100, "alert-" + i, storm, i), settled::incrementAndGet);
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
