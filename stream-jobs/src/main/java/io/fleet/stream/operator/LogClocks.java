package io.fleet.stream.operator;

import io.fleet.stream.timeline.LogClock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/** The clocks of the log's partitions, as one subtask has read them. */
final class LogClocks {
  private final Map<Integer, LogClock> clocks = new HashMap<>();
  private ListState<Tuple4<Integer, Long, Long, Long>> kept;

  /** Takes up what the checkpoint says; every subtask gets all clocks. */
  void restore(FunctionInitializationContext context) throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "log-clocks", Types.TUPLE(Types.INT, Types.LONG, Types.LONG, Types.LONG)));
    for (var clock : kept.get()) {
      clocks.merge(clock.f0, new LogClock(clock.f1, clock.f2, clock.f3), LogClock::with);
    }
  }

  void keep() throws Exception {
    kept.clear();
    for (var entry : clocks.entrySet()) {
      LogClock clock = entry.getValue();
      kept.add(Tuple4.of(entry.getKey(), clock.appendMs(), clock.attendedMs(), clock.version()));
    }
  }

  void forEach(BiConsumer<Integer, LogClock> action) {
    clocks.forEach(action);
  }

  /** Up to when every known partition has been read, broker time, epoch milliseconds. */
  long allReadMs() {
    return clocks.values().stream().mapToLong(LogClock::appendMs).min().orElse(Long.MIN_VALUE);
  }

  LogClock of(int partition) {
    return clocks.computeIfAbsent(partition, ignored -> new LogClock());
  }
}
