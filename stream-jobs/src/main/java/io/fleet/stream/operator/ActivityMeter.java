package io.fleet.stream.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * Adds up, for one subtask, what was applied in each second of log time, and tells a second when
 * every partition is past it. What belongs to a second already told counts in the first that is
 * not, and what is not yet told is kept in checkpoints: nothing is lost and nothing counts twice.
 */
final class ActivityMeter {
  private static final long SECOND_MS = 1_000;

  /** A partition that brings nothing for so long, wall clock, is not waited for. */
  static final long PATIENCE_MS = 10_000;

  private final TreeMap<Long, Activity> open = new TreeMap<>();
  private final Map<Integer, Long> heardAtMs = new HashMap<>();
  private final Map<Integer, Long> secondOf = new HashMap<>();
  private Activity newest = new Activity(Long.MIN_VALUE, 0, 0);
  private long toldUntilMs = Long.MIN_VALUE;
  private ListState<Tuple3<Long, Long, Long>> kept;

  /** Takes up what the checkpoint says; the clocks are restored already. */
  void restore(FunctionInitializationContext context, LogClocks clocks) throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "activity", Types.TUPLE(Types.LONG, Types.LONG, Types.LONG)));
    for (Tuple3<Long, Long, Long> a : kept.get()) {
      Activity second = second(a.f0);
      second.events += a.f1;
      second.distanceMm += a.f2;
    }
    clocks.forEach((partition, clock) -> secondOf.put(partition, startOfSecond(clock.appendMs())));
  }

  void keep() throws Exception {
    List<Tuple3<Long, Long, Long>> all = new ArrayList<>();
    open.values().forEach(a -> all.add(Tuple3.of(a.atMs, a.events, a.distanceMm)));
    kept.update(all);
  }

  /** Adds what one event did. */
  void add(long appendMs, boolean isNew, long distanceMm) {
    if (!isNew && distanceMm == 0) {
      return;
    }
    Activity second = second(Math.max(startOfSecond(appendMs), toldUntilMs));
    second.events += isNew ? 1 : 0;
    second.distanceMm += distanceMm;
  }

  /** Whether a partition's clock has entered a second it was not in before. */
  boolean isSecondOver(int partition, long appendMs) {
    Long known = secondOf.get(partition);
    return known == null || startOfSecond(appendMs) != known;
  }

  /**
   * Tells every second that all partitions are past, in order, an empty last one included.
   *
   * @param partition that entered a new second
   * @param appendMs its newest append time
   * @param nowMs wall clock
   */
  void tell(int partition, long appendMs, long nowMs, Consumer<Activity> out) {
    secondOf.put(partition, startOfSecond(appendMs));
    heardAtMs.put(partition, nowMs);
    long untilMs = secondAllAreIn(nowMs);
    if (untilMs <= toldUntilMs) {
      return;
    }
    boolean known = toldUntilMs != Long.MIN_VALUE;
    toldUntilMs = untilMs;
    if (known || (!open.isEmpty() && open.firstKey() < untilMs)) {
      second(untilMs - SECOND_MS);
    }
    while (!open.isEmpty() && open.firstKey() < untilMs) {
      out.accept(open.pollFirstEntry().getValue());
    }
    newest = new Activity(Long.MIN_VALUE, 0, 0);
  }

  private long secondAllAreIn(long nowMs) {
    long earliestMs = Long.MAX_VALUE;
    for (Map.Entry<Integer, Long> second : secondOf.entrySet()) {
      long heardMs = heardAtMs.computeIfAbsent(second.getKey(), restored -> nowMs);
      if (heardMs >= nowMs - PATIENCE_MS) {
        earliestMs = Math.min(earliestMs, second.getValue());
      }
    }
    return earliestMs;
  }

  private Activity second(long atMs) {
    if (newest.atMs != atMs) {
      newest = open.computeIfAbsent(atMs, ms -> new Activity(ms, 0, 0));
    }
    return newest;
  }

  private static long startOfSecond(long ms) {
    return Math.floorDiv(ms, SECOND_MS) * SECOND_MS;
  }
}
