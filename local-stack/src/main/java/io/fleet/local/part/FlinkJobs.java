package io.fleet.local.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads what Flink's REST interface says of its jobs and of those that do their work. */
final class FlinkJobs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FlinkJobs() {}

  /**
   * Whether the cluster's own job runs with every one of its tasks, from the answer of {@code
   * /jobs/overview}. It is the first that was started; others are queries somebody asked.
   */
  static boolean isOwnRunning(String overview) {
    try {
      JsonNode own = null;
      for (JsonNode job : JSON.readTree(overview).path("jobs")) {
        own = own == null || startMs(job) < startMs(own) ? job : own;
      }
      return own != null && isRunning(own);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Whether a task manager of that id is there, from the answer of {@code /taskmanagers}. */
  static boolean isRegistered(String taskManagers, String id) {
    try {
      JsonNode all = JSON.readTree(taskManagers).path("taskmanagers");
      return all.findValuesAsText("id").contains(id);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static long startMs(JsonNode job) {
    return job.path("start-time").asLong();
  }

  private static boolean isRunning(JsonNode job) {
    JsonNode tasks = job.path("tasks");
    int total = tasks.path("total").asInt();
    return job.path("state").asText().equals("RUNNING")
        && total > 0
        && tasks.path("running").asInt() == total;
  }
}
