package io.fleet.local.part;

import io.fleet.local.process.Urgency;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A TaskManager that died has time while another takes its work over: that one loads, compiles and
 * then works off what waited, and the start of a third process beside it would make all of this
 * longer. It is urgent where no other has room for the work, and once the job has run for ten
 * seconds elsewhere.
 */
final class TakenOver implements Urgency {
  private final HttpProbe taskManagers;
  private final HttpProbe jobs;
  private final Supplier<String> dead;
  private final Clock clock;

  /**
   * @param flink where Flink's REST interface answers
   * @param dead the id of the one that died
   * @param clock of the same machine as Flink's
   */
  TakenOver(String flink, Supplier<String> dead, Clock clock) {
    this.taskManagers = HttpProbe.ok(flink + "/taskmanagers");
    this.jobs = HttpProbe.ok(flink + "/jobs/overview");
    this.dead = dead;
    this.clock = clock;
  }

  @Override
  public boolean isUrgent() {
    Optional<String> there = taskManagers.body();
    Optional<String> running = jobs.body();
    return there.isEmpty()
        || running.isEmpty()
        || FlinkJobs.needs(dead.get(), there.get(), running.get(), clock.millis());
  }
}
