package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkJobsTest {
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

  private static String overview(String state, int total, int running) {
    return overview(job(state, total, running, 100));
  }

  private static String overview(String... jobs) {
    return "{\"jobs\":[" + String.join(",", jobs) + "]}";
  }

  private static String job(String state, int total, int running, long startMs) {
    return "{\"state\":\"%s\",\"start-time\":%d,\"tasks\":{\"total\":%d,\"running\":%d}}"
        .formatted(state, startMs, total, running);
  }
}
