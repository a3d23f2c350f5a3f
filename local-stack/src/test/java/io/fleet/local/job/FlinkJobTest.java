package io.fleet.local.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlinkJobTest {
  private static final Path SAVEPOINTS = Path.of("/flink/rescale");

  private JobManagerDouble flink;
  private FlinkJob job;

  @BeforeEach
  void start() throws IOException {
    flink = new JobManagerDouble();
    job = flink.job();
  }

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void theJobAndNoQueryBesideItGoesOnAfterASavepoint() throws Exception {
    // when
    String name = job.savepoint(SAVEPOINTS);

    // then
    assertThat(name).isEqualTo("savepoint-1");
    assertThat(flink.asked())
        .singleElement()
        .asString()
        .startsWith("POST /jobs/own/savepoints")
        .contains("\"cancel-job\":false", "\"target-directory\":\"file:///flink/rescale");
  }

  @Test
  void aStopTellsNoTimerThatTimeIsOver() throws Exception {
    // when
    job.stop(SAVEPOINTS);

    // then
    assertThat(flink.asked())
        .singleElement()
        .asString()
        .startsWith("POST /jobs/own/stop")
        .contains("\"drain\":false", "\"formatType\":\"CANONICAL\"");
  }

  @Test
  void whatFlinkCannotDeleteIsSaid() {
    // given
    flink.operation = "{\"failure-cause\":{\"stack-trace\":\"not mine\\n at x\"}}";

    // when then
    assertThatThrownBy(() -> job.dispose(SAVEPOINTS.resolve("savepoint-1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not mine");
    assertThat(flink.asked())
        .singleElement()
        .asString()
        .contains("/savepoint-disposal", "file:///flink/rescale/savepoint-1");
  }

  @Test
  void untilAllItsTasksRunItHasNoParallelism() throws Exception {
    // given
    flink.running = 29;

    // when then
    assertThat(job.parallelism()).isZero();
  }
}
