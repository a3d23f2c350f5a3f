package io.fleet.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.JobParallelism;
import io.fleet.local.layout.Topology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RescaleCommandTest {
  @TempDir private Path directory;
  private final StringWriter said = new StringWriter();
  private DataDirectory stack;

  @BeforeEach
  void create() throws Exception {
    stack = new DataDirectory(directory);
    stack.create();
  }

  @Test
  void whatIsSaidWhileTheStackIsDownCountsFromItsNextStart() {
    // when
    int exit = rescale("3");

    // then
    assertThat(exit).isZero();
    assertThat(JobParallelism.of(stack)).contains(new JobParallelism(3));
    assertThat(said.toString()).contains("down", "3 subtasks");
  }

  @Test
  void moreSubtasksThanThereAreSlotsAreRefused() {
    // when
    int exit = rescale("5");

    // then
    assertThat(exit).isEqualTo(2);
    assertThat(said.toString()).contains("1 to 4 on the topology single");
    assertThat(JobParallelism.of(stack)).isEmpty();
  }

  @Test
  void noneAreRefused() {
    // when
    int exit = rescale("0");

    // then
    assertThat(exit).isEqualTo(2);
    assertThat(JobParallelism.of(stack)).isEmpty();
  }

  @Test
  void twoTaskManagersHaveRoomForTwiceAsMany() throws Exception {
    // given
    Topology.CLUSTER.choose(stack);

    // when
    int eight = rescale("8");
    int nine = rescale("9");

    // then
    assertThat(eight).isZero();
    assertThat(nine).isEqualTo(2);
    assertThat(JobParallelism.of(stack)).contains(new JobParallelism(8));
  }

  private int rescale(String parallelism) {
    PrintWriter out = new PrintWriter(said, true);
    return new CommandLine(new RescaleCommand())
        .setOut(out)
        .setErr(out)
        .execute("--parallelism", parallelism, "--data", directory.toString());
  }
}
