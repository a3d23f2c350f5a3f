package io.fleet.local.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads what Flink's REST interface says of its jobs and of those that do their work. */
final class FlinkJobs {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** In that time a job that moved has loaded, compiled and worked off what waited. */
  private static final long SETTLED_MS = 10_000;

  private FlinkJobs() {}

  /**
   * Whether the cluster's own job runs with every one of its tasks, from the answer of {@code
   * /jobs/overview}. It is the first that was started; others are queries somebody asked.
   */
  static boolean isOwnRunning(String overview) {
    try {
      JsonNode own = own(overview);
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

  /**
   * Whether a TaskManager that died has to be back at once, because no other has room for its work,
   * or may come back, because the job has long been at work elsewhere.
   *
   * @param dead its id; it is listed until its death is noticed
   * @param taskManagers the answer of {@code /taskmanagers}
   * @param overview the answer of {@code /jobs/overview}
   * @param nowMs the time now, in milliseconds since 1970
   */
  static boolean needs(String dead, String taskManagers, String overview, long nowMs) {
    try {
      int freeElsewhere = 0;
      int heldElsewhere = 0;
      int held = 1;
      boolean isNoticed = true;
      for (JsonNode each : JSON.readTree(taskManagers).path("taskmanagers")) {
        int free = each.path("freeSlots").asInt();
        int taken = each.path("slotsNumber").asInt() - free;
        if (each.path("id").asText().equals(dead)) {
          held = taken;
          isNoticed = false;
        } else {
          freeElsewhere += free;
          heldElsewhere += taken;
        }
      }
      JsonNode own = own(overview);
      // for a moment after the death is noticed the job is still said to run, on nobody
      if (isNoticed && heldElsewhere > 0 && own != null && isRunning(own)) {
        return nowMs - own.path("last-modification").asLong() > SETTLED_MS;
      }
      return freeElsewhere < held;
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  private static JsonNode own(String overview) throws JsonProcessingException {
    JsonNode own = null;
    for (JsonNode job : JSON.readTree(overview).path("jobs")) {
      own = own == null || startMs(job) < startMs(own) ? job : own;
    }
    return own;
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
