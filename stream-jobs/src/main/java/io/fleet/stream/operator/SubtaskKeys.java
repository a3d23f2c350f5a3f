package io.fleet.stream.operator;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * One key for each subtask of a keyed operator, so that a record can be sent to all of them in the
 * order of the stream. No vehicle can be called like such a key.
 */
final class SubtaskKeys {
  private SubtaskKeys() {}

  static String[] of(int parallelism, int maxParallelism) {
    String[] keys = new String[parallelism];
    int found = 0;
    for (int i = 0; found < parallelism; i++) {
      String key = "~" + i;
      int subtask =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(key, maxParallelism, parallelism);
      if (keys[subtask] == null) {
        keys[subtask] = key;
        found++;
      }
    }
    return keys;
  }
}
