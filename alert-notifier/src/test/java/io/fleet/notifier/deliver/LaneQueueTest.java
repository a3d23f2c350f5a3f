package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.NOW;
import static io.fleet.notifier.deliver.Deliveries.ofVehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.store.StoredAt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneQueueTest {
  private final LaneQueue queue = new LaneQueue(LaneRig.SETTINGS);
  private final List<Delivery> all = new ArrayList<>();

  @BeforeEach
  void byVehicle() {
    queue.orderByVehicle(true, List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 5_000})
  void ofStoredMessagesABoundedNumberHaveTheirContentInMemory(int vehicles) {
    for (int i = 0; i < 5_000; i++) {
      stored(i % vehicles, i);
    }

    assertThat(withContent()).isEqualTo(LaneRig.SETTINGS.pendingWithPayload());
  }

  @Test
  void freshOnesThatAreHeldTakeRoomUntilTheyAreStored() {
    // given
    int offset = 0;
    while (queue.offer(entered("V1", offset))) {
      offset++;
    }
    assertThat(offset).isEqualTo(LaneRig.QUEUE);

    // when
    Delivery held = all.get(offset - 1);
    assertThat(held.place()).isEqualTo(Delivery.Place.HELD);
    save(held);
    queue.secured(held);

    // then
    assertThat(queue.offer(entered("V2", offset + 1))).isTrue();
    assertThat(queue.offer(entered("V2", offset + 2))).isFalse();
  }

  @Test
  void aVehiclesMessagesComeOutOneByOneAndNoneIsLost() {
    // given
    for (int i = 0; i < 500; i++) {
      stored(i % 3, i);
    }

    // when
    List<Long> offsets = new ArrayList<>();
    Stream.generate(this::takeOne)
        .takeWhile(delivery -> delivery != null)
        .forEach(
            delivery -> {
              offsets.add(delivery.origin().offset());
              delivery.finish();
              queue.leave(delivery);
            });

    // then
    assertThat(offsets).hasSize(500);
    for (int vehicle = 0; vehicle < 3; vehicle++) {
      int rest = vehicle;
      assertThat(offsets.stream().filter(offset -> offset % 3 == rest)).isSorted();
    }
  }

  @Test
  void whatHasFailedAndWhatHasNotBeenTriedTakeTurns() {
    // given
    Delivery untried = entered("V1", 1);
    Delivery alsoUntried = entered("V2", 2);
    Delivery failed = entered("V3", 3);
    Delivery alsoFailed = entered("V4", 4);
    List.of(failed, alsoFailed).forEach(Delivery::failedAttempt);
    for (Delivery delivery : List.of(untried, alsoUntried, failed, alsoFailed)) {
      save(delivery);
      queue.await(delivery);
    }

    // then
    assertThat(queue.next(NOW, true)).isSameAs(untried);
    assertThat(queue.next(NOW, true)).isSameAs(failed);
    assertThat(queue.next(NOW, true)).isSameAs(alsoUntried);
    assertThat(queue.next(NOW, true)).isSameAs(alsoFailed);
    assertThat(queue.next(NOW, true)).isNull();
  }

  @Test
  void whatIsPutBackWithoutAnAttemptKeepsTheTurnOfItsKind() {
    // given
    Delivery untried = entered("V1", 1);
    Delivery failed = entered("V2", 2);
    failed.failedAttempt();
    for (Delivery delivery : List.of(untried, failed)) {
      save(delivery);
      queue.await(delivery);
      delivery.event(null);
    }
    queue.loaded(queue.startLoading(NOW, true));
    assertThat(queue.next(NOW, true)).isSameAs(untried);

    // when
    queue.loaded(queue.startLoading(NOW, true));
    queue.putBack();
    untried.place(Delivery.Place.ON_ITS_WAY);
    queue.await(untried);

    // then
    assertThat(queue.startLoading(NOW, true)).containsExactly(failed);
  }

  @Test
  void aProbeThatHasToBeReadFirstKeepsItsTurn() {
    // given
    Delivery stored = entered("V1", 1);
    save(stored);
    queue.await(stored);
    stored.event(null);
    Delivery fresh = entered("V2", 2);
    Delivery alsoFresh = entered("V3", 3);
    queue.offer(fresh);
    queue.offer(alsoFresh);
    assertThat(queue.next(NOW, true)).isSameAs(fresh);

    // when
    assertThat(queue.next(NOW, true)).as("it is to be read first").isNull();
    List<Delivery> read = queue.startLoading(NOW, true);
    assertThat(queue.next(NOW, true)).as("it is being read").isNull();
    queue.loaded(read);

    // then
    assertThat(queue.next(NOW, true)).isSameAs(stored);
    assertThat(queue.next(NOW, true)).isSameAs(alsoFresh);
  }

  /** The next, read from the store if need be. */
  private Delivery takeOne() {
    Delivery next = queue.next(NOW, false);
    if (next == null) {
      List<Delivery> batch = queue.startLoading(NOW, true);
      queue.loaded(batch);
      next = queue.next(NOW, false);
    }
    return next;
  }

  private Delivery entered(String vehicleId, int offset) {
    Delivery delivery = ofVehicle(vehicleId, offset);
    all.add(delivery);
    queue.enter(delivery);
    return delivery;
  }

  private void stored(int vehicle, int offset) {
    Delivery delivery = entered("V" + vehicle, offset);
    save(delivery);
    queue.await(delivery);
  }

  private static void save(Delivery delivery) {
    delivery.saved(delivery.nextSave(), new StoredAt(0, 0));
  }

  private long withContent() {
    return all.stream().filter(delivery -> delivery.event() != null).count();
  }
}
