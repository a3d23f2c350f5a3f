package io.fleet.local.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.JobParallelism;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescalingTest {
  private static final JobParallelism FOUR = new JobParallelism(4);

  @TempDir private Path directory;
  private JobManagerDouble flink;
  private DataDirectory stack;
  private Rescaling rescaling;

  @BeforeEach
  void start() throws IOException {
    flink = new JobManagerDouble();
    stack = new DataDirectory(directory);
    rescaling = new Rescaling(stack, flink.job());
  }

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void theNextJobManagerFindsWhatIsWantedWhenTheJobStops() throws Exception {
    // given
    flink.whenStopped = () -> flink.parallelism = JobParallelism.of(stack).orElseThrow().subtasks();

    // when
    Rescaling.Outcome outcome = rescaling.to(FOUR);

    // then
    assertThat(outcome.before()).isEqualTo(2);
    assertThat(flink.asked()).singleElement().asString().contains("/checkpoints/rescale");
    assertThat(JobParallelism.of(stack)).contains(FOUR);
  }

  @Test
  void asManyAsThereAreStopNothing() throws Exception {
    // given
    flink.parallelism = 4;

    // when
    Rescaling.Outcome outcome = rescaling.to(FOUR);

    // then
    assertThat(outcome).isEqualTo(new Rescaling.Outcome(4, 0));
    assertThat(flink.asked()).isEmpty();
  }

  @Test
  void withoutASavepointAllIsAsItWas() throws Exception {
    // given
    new JobParallelism(2).save(stack);
    flink.operation = "{\"failure-cause\":{\"stack-trace\":\"no room\\n at x\"}}";

    // when
    assertThatThrownBy(() -> rescaling.to(FOUR))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no room");

    // then
    assertThat(JobParallelism.of(stack)).contains(new JobParallelism(2));
  }

  @Test
  void aJobThatIsJustStartingIsLeftAlone() {
    // given
    flink.running = 29;

    // when
    assertThatThrownBy(() -> rescaling.to(FOUR)).isInstanceOf(IllegalStateException.class);

    // then
    assertThat(JobParallelism.of(stack)).isEmpty();
    assertThat(flink.asked()).isEmpty();
  }
}
