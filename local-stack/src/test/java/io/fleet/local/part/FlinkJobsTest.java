package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkJobsTest {
  private static final long NOW_MS = 1_790_000_000_000L;

  @Test
  void aJobRunsWhenAllItsTasksDo() {
    assertThat(FlinkJobs.isOwnRunning(overview("RUNNING", 6, 6))).isTrue();
  }

  @Test
  void aJobThatWaitsForATaskDoesNotRun() {
    assertThat(FlinkJobs.isOwnRunning(overview("RUNNING", 6, 5))).isFalse();
  }

  @Test
  void aJobThatRestartsDoesNotRun() {
    assertThat(FlinkJobs.isOwnRunning(overview("RESTARTING", 6, 6))).isFalse();
  }

  @Test
  void noJobAndNoJsonAreNoRunningJob() {
    assertThat(FlinkJobs.isOwnRunning("{\"jobs\":[]}")).isFalse();
    assertThat(FlinkJobs.isOwnRunning("<html>")).isFalse();
  }

  @Test
  void queriesBesideItSayNothingOfTheJob() {
    // given
    String query = job("RUNNING", 2, 2, 200);

    // then
    assertThat(FlinkJobs.isOwnRunning(overview(query, job("RESTARTING", 6, 0, 100)))).isFalse();
    assertThat(FlinkJobs.isOwnRunning(overview(query, job("RUNNING", 6, 6, 100)))).isTrue();
    assertThat(
            FlinkJobs.isOwnRunning(overview(job("FAILED", 2, 0, 200), job("RUNNING", 6, 6, 100))))
        .isTrue();
  }

  @Test
  void aTaskManagerIsThereUnderTheIdItWasStartedWith() {
    // given: the one before is not yet known to be dead
    String before = "{\"taskmanagers\":[{\"id\":\"flink-taskmanager-1\"}]}";
    String after =
        "{\"taskmanagers\":[{\"id\":\"flink-taskmanager-1\"},{\"id\":\"flink-taskmanager-2\"}]}";

    // then
    assertThat(FlinkJobs.isRegistered(before, "flink-taskmanager-2")).isFalse();
    assertThat(FlinkJobs.isRegistered(after, "flink-taskmanager-2")).isTrue();
    assertThat(FlinkJobs.isRegistered("{}", "flink-taskmanager-2")).isFalse();
    assertThat(FlinkJobs.isRegistered("<html>", "flink-taskmanager-2")).isFalse();
  }

  @Test
  void whoDiesAloneIsNeededAtOnce() {
    // given: its death is not noticed yet
    String alone = taskManagers(taskManager("dead", 2));
    String running = overview("RUNNING", 6, 6);

    // then
    assertThat(FlinkJobs.needs("dead", alone, running, NOW_MS)).isTrue();
    assertThat(FlinkJobs.needs("dead", taskManagers(), overview("RESTARTING", 6, 0), NOW_MS))
        .isTrue();
  }

  @Test
  void whoseWorkIsTakenOverHasTimeUntilItIsAtWorkElsewhere() {
    // given
    String both = taskManagers(taskManager("dead", 2), taskManager("spare", 4));
    String spare = taskManagers(taskManager("spare", 4));
    String busySpare = taskManagers(taskManager("spare", 2));
    String begunMs = overview(job("RUNNING", 6, 6, 100, NOW_MS - 9_000));
    String atWork = overview(job("RUNNING", 6, 6, 100, NOW_MS - 11_000));

    // then
    assertThat(FlinkJobs.needs("dead", both, atWork, NOW_MS)).isFalse();
    assertThat(FlinkJobs.needs("dead", spare, overview("RESTARTING", 6, 0), NOW_MS)).isFalse();
    assertThat(FlinkJobs.needs("dead", busySpare, begunMs, NOW_MS)).isFalse();
    assertThat(FlinkJobs.needs("dead", busySpare, atWork, NOW_MS)).isTrue();
  }

  @Test
  void theJobIsSaidToRunForAMomentAfterItsDeathIsNoticedAndIsNotYetElsewhere() {
    // given: nothing is held by the one that is there
    String spare = taskManagers(taskManager("spare", 4));

    // then
    assertThat(FlinkJobs.needs("dead", spare, overview("RUNNING", 6, 6), NOW_MS)).isFalse();
    assertThat(FlinkJobs.needs("dead", taskManagers(), overview("RUNNING", 6, 6), NOW_MS)).isTrue();
  }

  @Test
  void whoseWorkFindsNoRoomElsewhereIsNeededAtOnce() {
    // given: two for queries somebody asked, two for the job
    String full = taskManagers(taskManager("dead", 0), taskManager("spare", 3));

    // then
    assertThat(FlinkJobs.needs("dead", full, overview("RUNNING", 6, 6), NOW_MS)).isTrue();
    assertThat(FlinkJobs.needs("dead", "<html>", overview("RUNNING", 6, 6), NOW_MS)).isTrue();
  }

  private static String taskManagers(String... all) {
    return "{\"taskmanagers\":[" + String.join(",", all) + "]}";
  }

  private static String taskManager(String id, int freeSlots) {
    return "{\"id\":\"%s\",\"slotsNumber\":4,\"freeSlots\":%d}".formatted(id, freeSlots);
  }

  private static String overview(String state, int total, int running) {
    return overview(job(state, total, running, 100));
  }

  private static String overview(String... jobs) {
    return "{\"jobs\":[" + String.join(",", jobs) + "]}";
  }

  private static String job(String state, int total, int running, long startMs) {
    return job(state, total, running, startMs, startMs);
  }

  private static String job(String state, int total, int running, long startMs, long changedMs) {
    return """
        {"state":"%s","start-time":%d,"last-modification":%d,"tasks":{"total":%d,"running":%d}}"""
        .formatted(state, startMs, changedMs, total, running);
  }
}
