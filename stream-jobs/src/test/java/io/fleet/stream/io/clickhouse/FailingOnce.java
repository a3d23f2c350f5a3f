package io.fleet.stream.io.clickhouse;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Lets rows pass, and fails a while after its task has seen a second checkpoint complete, once. */
final class FailingOnce implements MapFunction<EncodedRow, EncodedRow>, CheckpointListener {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_AFTER_CHECKPOINT = 500;

  /** How often it failed, over all attempts of all tasks in this process. */
  static final AtomicInteger FAILURES = new AtomicInteger();

  private int completed;
  private int rows;

  @Override
  public EncodedRow map(EncodedRow row) {
    if (completed >= 2 && ++rows > ROWS_AFTER_CHECKPOINT && FAILURES.compareAndSet(0, 1)) {
      throw new IllegalStateException("on purpose");
    }
    return row;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    completed++;
  }
}
