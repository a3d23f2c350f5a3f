package io.fleet.notifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Alert;
import io.fleet.events.Topic;
import io.fleet.notifier.AlertsTopic;
import io.fleet.notifier.KafkaBroker;
import io.fleet.notifier.event.AlertEvents;
import io.fleet.notifier.event.Shard;
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
      get(before.save(pending("msg_done", 0, 1_000), null));
      get(before.save(pending("msg_pending", 0, 1_000), null));
      get(before.save(pending("msg_pending", 1, 61_000), null));
      get(before.remove("msg_done", SHARD, null));
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
        places.add(get(store.save(pending("msg_" + i, i, i), null)));
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
      StoredAt there = get(store.save(pending("msg_1", 0, 0), null));
      StoredAt beyond = new StoredAt(there.partition(), there.offset() + 1_000);

      assertThat(get(store.read(List.of(there, beyond)))).containsOnlyKeys(there);
    }
  }

  @Test
  void aShardIsFoundWithoutTheOthers() throws Exception {
    try (KafkaDeliveryStore one = store();
        KafkaDeliveryStore another = store()) {
      // given
      load(one);
      for (int partition = 0; partition < 3; partition++) {
        get(one.save(pendingOf(partition), null));
      }

      // when
      List<PendingIndex> found = get(another.load(Set.of(shard(1), shard(2))));

      // then
      assertThat(found)
          .extracting(PendingIndex::messageId)
          .containsExactlyInAnyOrder("msg_of_1", "msg_of_2");
      assertThat(found).allMatch(each -> each.storedAt().partition() == number(each));
    }
  }

  @Test
  void whatWasStoredBeforeThereWereShardsIsFoundAndClearedWhereItLies() throws Exception {
    try (KafkaDeliveryStore before = store();
        KafkaDeliveryStore store = store()) {
      // given
      load(before);
      writeElsewhere(pendingOf(2), 0);

      // when
      PendingIndex found = get(store.load(Set.of(shard(2)))).get(0);
      StoredAt again = get(store.save(pendingOf(2), found.storedAt()));

      // then
      assertThat(found.storedAt().partition()).isZero();
      assertThat(again.partition()).isZero();
      get(store.remove(found.messageId(), shard(2), again));
      assertThat(get(store.load(Set.of(shard(2))))).isEmpty();
    }
  }

  @Test
  void aTopicWithTooFewPartitionsGrowsAndKeepsWhatItHas() throws Exception {
    // given
    try (KafkaDeliveryStore small =
        new KafkaDeliveryStore(
            broker.clientSettings(), new StoreSettings(settings.topic(), 3, (short) 1))) {
      get(small.load(ALL));
      get(small.save(pendingOf(4), null));
    }

    // when
    try (KafkaDeliveryStore grown =
        new KafkaDeliveryStore(
            broker.clientSettings(), new StoreSettings(settings.topic(), 5, (short) 1))) {
      List<PendingIndex> found = get(grown.load(Set.of(shard(4))));

      // then
      assertThat(found).hasSize(1);
      assertThat(found.get(0).storedAt().partition()).isEqualTo(1);
      assertThat(
              get(grown.save(pending("msg_new", "fleet.prod.alerts.outbound-4-9"), null))
                  .partition())
          .isEqualTo(4);
    }
  }

  private void writeElsewhere(Pending pending, int partition) throws Exception {
    try (TopicWriter writer = new TopicWriter(broker.clientSettings(), settings.topic())) {
      get(writer.write(pending.messageId(), partition, pending));
    }
  }

  private static Pending pendingOf(int partition) {
    return pending("msg_of_" + partition, Topic.ALERTS.topicName() + '-' + partition + "-7");
  }

  private static Pending pending(String id, String origin) {
    return new Pending(id, "endpoint-1", 0, 0, AlertEvents.of(ALERT, origin));
  }

  private static int number(PendingIndex index) {
    return index.origin().shard().partition();
  }

  private static Shard shard(int partition) {
    return new Shard(Topic.ALERTS.topicName(), partition);
  }

  private KafkaDeliveryStore store() {
    return new KafkaDeliveryStore(broker.clientSettings(), settings);
  }

  private static List<PendingIndex> load(KafkaDeliveryStore store) throws Exception {
    return get(store.load(ALL));
  }

  private static Pending pending(String id, int attempts, long dueMs) {
    return new Pending(
        id, "endpoint-1", attempts, dueMs, AlertEvents.of(ALERT, "fleet.prod.alerts.outbound-0-7"));
  }

  private static final Shard SHARD = shard(0);
  private static final Set<Shard> ALL = Set.of(shard(0), shard(1), shard(2));
  private static final Alert ALERT = AlertsTopic.alert("alert-1", 3, Alert.State.UPDATED);

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
