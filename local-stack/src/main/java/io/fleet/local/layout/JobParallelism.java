package io.fleet.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many subtasks a stack's job has, where somebody has said so; else Flink's configuration does.
 *
 * @param subtasks 1 or more
 */
public record JobParallelism(int subtasks) {
  /** What one TaskManager can run of the job beside each other, as its configuration says. */
  public static final int SLOTS_OF_A_TASK_MANAGER = 4;

  /** Refuses none. */
  public JobParallelism {
    if (subtasks < 1) {
      throw new IllegalArgumentException("a job has 1 subtask or more, not " + subtasks);
    }
  }

  /** What was said of the stack in a directory. */
  public static Optional<JobParallelism> of(DataDirectory data) {
    Path file = data.jobParallelism();
    try {
      return Files.exists(file)
          ? Optional.of(new JobParallelism(Integer.parseInt(Files.readString(file).strip())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The most that a stack of a topology has room for. */
  public static int most(Topology topology) {
    return SLOTS_OF_A_TASK_MANAGER * topology.taskManagers();
  }

  /** Makes it that of the stack in a directory, from the next start of its JobManager on. */
  public void save(DataDirectory data) throws IOException {
    Files.createDirectories(data.jobParallelism().getParent());
    Files.writeString(data.jobParallelism(), subtasks + "\n");
  }

  /** Leaves it to Flink's configuration again. */
  public static void forget(DataDirectory data) throws IOException {
    Files.deleteIfExists(data.jobParallelism());
  }
}
