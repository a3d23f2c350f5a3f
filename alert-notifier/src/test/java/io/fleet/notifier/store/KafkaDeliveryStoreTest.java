package io.fleet.notifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.KafkaBroker;
import io.fleet.notifier.event.AlertEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store on a real broker. */
class KafkaDeliveryStoreTest {
  private static KafkaBroker broker;

  private final StoreSettings settings =
      new StoreSettings("deliveries-" + UUID.randomUUID(), 3, (short) 1);

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void aRestartFindsTheNewestStateOfWhatIsPending() throws Exception {
    // given
    try (KafkaDeliveryStore before = store()) {
      load(before);
      get(before.save(pending("msg_done", 0, 1_000)));
      get(before.save(pending("msg_pending", 0, 1_000)));
      get(before.save(pending("msg_pending", 1, 61_000)));
      get(before.remove("msg_done"));
    }

    // when
    try (KafkaDeliveryStore after = store()) {
      List<PendingIndex> found = load(after);

      // then
      assertThat(after.isLoaded()).isTrue();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).messageId()).isEqualTo("msg_pending");
      assertThat(found.get(0).attempts()).isEqualTo(1);
      assertThat(found.get(0).nextAttemptAtMs()).isEqualTo(61_000);
      Map<StoredAt, Pending> read = get(after.read(Set.of(found.get(0).storedAt())));
      assertThat(read.values()).containsExactly(pending("msg_pending", 1, 61_000));
    }
  }

  @Test
  void manyPlacesAreReadInOneGo() throws Exception {
    try (KafkaDeliveryStore store = store()) {
      // given
      load(store);
      List<StoredAt> places = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        places.add(get(store.save(pending("msg_" + i, i, i))));
      }
      Collections.shuffle(places, new java.util.Random(7));

      // when
      Map<StoredAt, Pending> found = get(store.read(places.subList(0, 64)));

      // then
      assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(places.subList(0, 64));
    }
  }

  @Test
  void aPlaceThatIsNotThereIsLeftOut() throws Exception {
    try (KafkaDeliveryStore store = store()) {
      load(store);
      StoredAt there = get(store.save(pending("msg_1", 0, 0)));
      StoredAt beyond = new StoredAt(there.partition(), there.offset() + 1_000);

      assertThat(get(store.read(List.of(there, beyond)))).containsOnlyKeys(there);
    }
  }

  private KafkaDeliveryStore store() {
    return new KafkaDeliveryStore(broker.clientSettings(), settings);
  }

  private static List<PendingIndex> load(KafkaDeliveryStore store) throws Exception {
    List<PendingIndex> found = Collections.synchronizedList(new ArrayList<>());
    get(store.load(found::add));
    return found;
  }

  private static Pending pending(String id, int attempts, long dueMs) {
    return new Pending(id, "endpoint-1", attempts, dueMs, AlertEvents.of(ALERT, "topic-0-7"));
  }

  private static final Alert ALERT = AlertsTopic.alert("alert-1", 3, Alert.State.UPDATED);

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
