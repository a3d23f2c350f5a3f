package io.fleet.local.job;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.JobParallelism;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stops the job of a running stack with a savepoint and waits until it is back with another number
 * of subtasks. Its JobManager ends with it, is started again by the supervisor, and finds the
 * savepoint where it looks for the newest checkpoint.
 */
final class Rescaling {
  private static final String SAVEPOINTS = "rescale";
  private static final Duration BACK = Duration.ofMinutes(4);
  private static final long LOOK_MS = 200;

  private final DataDirectory data;
  private final FlinkJob job;

  /**
   * What was done.
   *
   * @param before how many subtasks the job had; as many as were wanted if nothing had to be done
   * @param awayMs from when it was asked to stop until all its tasks ran again, ms
   */
  record Outcome(int before, long awayMs) {}

  Rescaling(DataDirectory data, FlinkJob job) {
    this.data = data;
    this.job = job;
  }

  /**
   * Returns when the job runs so.
   *
   * @throws IllegalStateException if it does not run now, or is not back in time; what is wanted
   *     then counts all the same, since it has no other state than the savepoint
   * @throws IOException if there is no savepoint; the job then goes on as it was
   */
  Outcome to(JobParallelism wanted) throws IOException, InterruptedException {
    int before = job.parallelism();
    if (before == 0) {
      throw new IllegalStateException("the job does not run with all its tasks; see fleet status");
    }
    Optional<JobParallelism> told = JobParallelism.of(data);
    wanted.save(data);
    if (before == wanted.subtasks()) {
      return new Outcome(before, 0);
    }
    long startNs = System.nanoTime();
    try {
      job.stop(data.checkpoints().resolve(SAVEPOINTS));
    } catch (IOException e) {
      takeBack(told);
      throw e;
    }
    awaitBack(wanted, startNs);
    return new Outcome(before, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
  }

  private void takeBack(Optional<JobParallelism> told) throws IOException {
    if (told.isPresent()) {
      told.get().save(data);
    } else {
      JobParallelism.forget(data);
    }
  }

  private void awaitBack(JobParallelism wanted, long startNs) throws InterruptedException {
    while (!runsWith(wanted)) {
      if (System.nanoTime() - startNs > BACK.toNanos()) {
        throw new IllegalStateException(
            "the job is stopped and not back after %d min; see fleet status and the log of %s"
                .formatted(BACK.toMinutes(), "flink-jobmanager"));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** Between two JobManagers nobody answers. */
  private boolean runsWith(JobParallelism wanted) throws InterruptedException {
    try {
      return job.parallelism() == wanted.subtasks();
    } catch (IOException e) {
      return false;
    }
  }
}
