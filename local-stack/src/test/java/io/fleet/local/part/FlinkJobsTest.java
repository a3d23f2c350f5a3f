package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkJobsTest {
  @Test
  void aJobRunsWhenAllItsTasksDo() {
    assertThat(FlinkJobs.isOneRunning(overview("RUNNING", 6, 6))).isTrue();
  }

  @Test
  void aJobThatWaitsForATaskDoesNotRun() {
    assertThat(FlinkJobs.isOneRunning(overview("RUNNING", 6, 5))).isFalse();
  }

  @Test
  void aJobThatRestartsDoesNotRun() {
    assertThat(FlinkJobs.isOneRunning(overview("RESTARTING", 6, 6))).isFalse();
  }

  @Test
  void noJobAndNoJsonAreNoRunningJob() {
    assertThat(FlinkJobs.isOneRunning("{\"jobs\":[]}")).isFalse();
    assertThat(FlinkJobs.isOneRunning("<html>")).isFalse();
  }

  private static String overview(String state, int total, int running) {
    return "{\"jobs\":[{\"jid\":\"a\",\"state\":\"%s\",\"tasks\":{\"total\":%d,\"running\":%d}}]}"
        .formatted(state, total, running);
  }
}
