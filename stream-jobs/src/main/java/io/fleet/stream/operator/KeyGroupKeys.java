package io.fleet.stream.operator;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * One key for each key group, so that a record reaches every subtask of a keyed operator in the
 * order of the stream, whatever its parallelism is or becomes. No vehicle can be called like such a
 * key.
 */
final class KeyGroupKeys {
  private KeyGroupKeys() {}

  static String[] of(int maxParallelism) {
    String[] keys = new String[maxParallelism];
    int found = 0;
    for (int i = 0; found < maxParallelism; i++) {
      String key = "~" + i;
      int group = KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
      if (keys[group] == null) {
        keys[group] = key;
        found++;
      }
    }
    return keys;
  }

  /** Whether a key belongs to a subtask. */
  static boolean isOf(TaskInfo task, String key) {
    int owner =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
    return owner == task.getIndexOfThisSubtask();
  }
}
