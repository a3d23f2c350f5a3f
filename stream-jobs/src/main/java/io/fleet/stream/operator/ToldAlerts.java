package io.fleet.stream.operator;

import io.fleet.stream.io.PublishedAlerts;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * Keeps in each checkpoint where the topic of alerts ended at some moment before it, and the ids of
 * the alerts that stand after that though they were told before the checkpoint.
 *
 * <p>The ends are asked for when a checkpoint is complete, on another thread: the sink has then
 * flushed what was told before it, so those ends cover it, and only what was told since has to be
 * remembered by its id. Ends that are older than need be cost a longer list and nothing else.
 */
final class ToldAlerts {
  /**
   * The most ids remembered; when more are told between two answers, the checkpoint has no ends.
   */
  static final int MOST_IDS = 10_000;

  private static final long NEVER = Long.MIN_VALUE;
  private static final int UNUSABLE = -1;

  private record Told(UUID id, long afterCheckpoint) {}

  private final ArrayDeque<Told> told = new ArrayDeque<>();
  private Map<Integer, Long> ends;
  private CompletableFuture<Map<Integer, Long>> asked;
  private long askedFor = NEVER;
  private long lastCheckpoint = NEVER;
  private boolean incomplete;
  private long incompleteSince = NEVER;
  private PublishedAlerts topic;
  private ListState<Tuple2<Integer, Long>> keptEnds;
  private ListState<Tuple2<Long, Long>> keptIds;

  /**
   * What the checkpoint says that all subtasks were restored from.
   *
   * @param ends by partition; empty if nothing can be said of what was published after it
   * @param ids of what may stand after the ends but was told before the checkpoint
   */
  record Restored(Map<Integer, Long> ends, Set<String> ids) {}

  Restored restore(FunctionInitializationContext context) throws Exception {
    keptEnds = list(context, "alert-ends", Types.TUPLE(Types.INT, Types.LONG));
    keptIds = list(context, "alerts-told", Types.TUPLE(Types.LONG, Types.LONG));
    Map<Integer, Long> latest = new HashMap<>();
    for (Tuple2<Integer, Long> end : keptEnds.get()) {
      latest.merge(end.f0, end.f1, Math::max);
    }
    Set<String> ids = new HashSet<>();
    for (Tuple2<Long, Long> id : keptIds.get()) {
      ids.add(new UUID(id.f0, id.f1).toString());
    }
    return new Restored(latest.containsKey(UNUSABLE) ? Map.of() : latest, ids);
  }

  private static <T> ListState<T> list(
      FunctionInitializationContext context,
      String name,
      org.apache.flink.api.common.typeinfo.TypeInformation<T> type)
      throws Exception {
    return context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>(name, type));
  }

  /** Begins to ask; nothing has been told yet. */
  void open(PublishedAlerts alerts) {
    topic = alerts;
    ask(NEVER);
  }

  private void ask(long checkpoint) {
    takeAnswer();
    if (asked == null) {
      askedFor = checkpoint;
      asked = topic.ends();
    }
  }

  private void takeAnswer() {
    if (asked == null || !asked.isDone()) {
      return;
    }
    if (!asked.isCompletedExceptionally()) {
      ends = asked.getNow(null);
      while (!told.isEmpty() && told.peekFirst().afterCheckpoint() < askedFor) {
        told.removeFirst();
      }
      incomplete &= askedFor <= incompleteSince;
    }
    asked = null;
  }

  /** An alert goes to the topic. */
  void add(String alertId) {
    told.addLast(new Told(UUID.fromString(alertId), lastCheckpoint));
    if (told.size() > MOST_IDS) {
      told.clear();
      incomplete = true;
      incompleteSince = lastCheckpoint;
    }
  }

  /** What was told before this checkpoint stands in the topic now. */
  void complete(long checkpoint) {
    ask(checkpoint);
  }

  void keep(long checkpoint) throws Exception {
    takeAnswer();
    lastCheckpoint = checkpoint;
    keptEnds.clear();
    keptIds.clear();
    if (incomplete) {
      keptEnds.add(Tuple2.of(UNUSABLE, 0L));
      return;
    }
    for (Told each : told) {
      keptIds.add(
          Tuple2.of(each.id().getMostSignificantBits(), each.id().getLeastSignificantBits()));
    }
    if (ends != null) {
      for (Map.Entry<Integer, Long> end : ends.entrySet()) {
        keptEnds.add(Tuple2.of(end.getKey(), end.getValue()));
      }
    }
  }
}
