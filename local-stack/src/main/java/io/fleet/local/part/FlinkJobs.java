package io.fleet.local.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads what Flink's REST interface says of its jobs. */
final class FlinkJobs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FlinkJobs() {}

  /** Whether a job runs with every one of its tasks, from the answer of {@code /jobs/overview}. */
  static boolean isOneRunning(String overview) {
    try {
      for (JsonNode job : JSON.readTree(overview).path("jobs")) {
        JsonNode tasks = job.path("tasks");
        int total = tasks.path("total").asInt();
        if (job.path("state").asText().equals("RUNNING")
            && total > 0
            && tasks.path("running").asInt() == total) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
