package io.fleet.local.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a job's checkpoints went.
 *
 * @param completed how many
 * @param failed how many did not end, or not in time
 * @param newest the newest completed one; empty before the first
 */
public record Checkpoints(long completed, long failed, Optional<Checkpoint> newest) {

  /**
   * A completed checkpoint of all tasks.
   *
   * @param startedMs when it was asked for, epoch milliseconds
   * @param stateBytes what a job would be restored from
   * @param writtenBytes what was written for it; less where the backend goes on from the last one
   * @param durationMs from its begin until the last task had acknowledged
   * @param syncMs for how long the slowest subtask of the largest task stood still for it
   * @param asyncMs for how long the slowest such subtask wrote beside its work
   * @param stateBytesByTask of all state, by the id of the task that holds it
   */
  public record Checkpoint(
      long startedMs,
      long stateBytes,
      long writtenBytes,
      long durationMs,
      long syncMs,
      long asyncMs,
      Map<String, Long> stateBytesByTask) {

    /** The task that holds most, by its id. */
    public String largestTask() {
      return largest(stateBytesByTask);
    }
  }

  /** From the answer of {@code /jobs/:id/checkpoints} that names no completed one. */
  static Checkpoints none(JsonNode told) {
    return new Checkpoints(count(told, "completed"), count(told, "failed"), Optional.empty());
  }

  /**
   * From the answer of {@code /jobs/:id/checkpoints}, and what the newest one was.
   *
   * @param byTask state in the newest one
   * @param largestTask what Flink says of its largest task's subtasks
   */
  static Checkpoints of(JsonNode told, Map<String, Long> byTask, JsonNode largestTask) {
    JsonNode newest = told.at("/latest/completed");
    JsonNode times = largestTask.at("/summary/checkpoint_duration");
    return new Checkpoints(
        count(told, "completed"),
        count(told, "failed"),
        Optional.of(
            new Checkpoint(
                newest.required("trigger_timestamp").asLong(),
                newest.required("state_size").asLong(),
                newest.required("checkpointed_size").asLong(),
                newest.required("end_to_end_duration").asLong(),
                times.at("/sync/max").asLong(),
                times.at("/async/max").asLong(),
                byTask)));
  }

  /** From the answer of {@code /jobs/:id/checkpoints/details/:checkpoint}. */
  static Map<String, Long> byTask(JsonNode details) {
    Map<String, Long> bytes = new LinkedHashMap<>();
    details
        .path("tasks")
        .properties()
        .forEach(task -> bytes.put(task.getKey(), task.getValue().path("state_size").asLong()));
    return bytes;
  }

  /** The name of the greatest number. */
  static String largest(Map<String, Long> bytes) {
    return bytes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static long count(JsonNode told, String how) {
    return told.at("/counts/" + how).asLong();
  }
}
