package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.profile.FlightRecorder;
import io.fleet.local.bench.profile.ProcessTimes;
import io.fleet.local.bench.profile.Profile;
import io.fleet.local.bench.profile.ThreadTime;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.FlinkRun;
import io.fleet.local.part.PartNames;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The drain itself: the whole graph from the beginning of the log until ClickHouse holds every
 * event and no file waits. The watch starts at the last look that saw nothing decoded yet, so the
 * time is, if anything, too long. A flight recording runs meanwhile.
 */
final class DrainRun {
  private static final String JOB = "io.fleet.stream.job.FleetJob";

  private final BenchStack stack;
  private final Backlog backlog;
  private final Clock clock;

  DrainRun(BenchStack stack, Backlog backlog, Clock clock) {
    this.stack = stack;
    this.backlog = backlog;
    this.clock = clock;
  }

  /**
   * What a drain was.
   *
   * @param pace how fast
   * @param profile where the TaskManager's processor time went
   * @param cpuSeconds what every process used, by part
   * @param verification what was found afterwards
   */
  record Result(
      Pace pace, Profile profile, Map<String, Double> cpuSeconds, Verification verification) {}

  /** The kernel's accounts at one moment. */
  private record Accounts(
      Instant at, Map<String, Double> processes, Map<Long, ThreadTime> taskManagerThreads) {}

  Result measure() throws Exception {
    FlightRecorder recorder =
        new FlightRecorder(stack.scratch("flight-recording"), PartNames.TASK_MANAGER);
    try (FlinkRun run = stack.startFlink("drain", JOB, recorder.options())) {
      DrainWatch watch = new DrainWatch(stack, backlog, run, clock);
      Duration early = watch.awaitFirstRecord();
      Accounts before = accounts(run);
      Samples rows = new Samples();
      watch.awaitDrained(rows);
      Accounts after = accounts(run);
      Duration whole = early.plus(Duration.between(before.at(), after.at()));
      Pace pace = new Pace(backlog.events(), whole.toMillis() / 1000.0, rows.paceOfSecondHalf());
      Verification verification = Verification.await(stack, backlog);
      run.requireUndisturbed();
      return new Result(
          pace, profile(recorder, run, before, after), used(before, after), verification);
    }
  }

  private Accounts accounts(FlinkRun run) throws IOException {
    long taskManager = run.taskManagerPid();
    Map<String, Double> processes = new LinkedHashMap<>();
    processes.put(PartNames.TASK_MANAGER, ProcessTimes.seconds(taskManager));
    processes.put(PartNames.JOB_MANAGER, ProcessTimes.seconds(run.jobManagerPid()));
    for (String store : new String[] {PartNames.KAFKA, PartNames.CLICKHOUSE}) {
      processes.put(store, ProcessTimes.seconds(stack.storePid(store)));
    }
    processes.put("bench", ProcessTimes.seconds(ProcessHandle.current().pid()));
    return new Accounts(clock.instant(), processes, ProcessTimes.threads(taskManager));
  }

  private static Profile profile(
      FlightRecorder recorder, FlinkRun run, Accounts before, Accounts after)
      throws IOException, InterruptedException {
    Map<Long, ThreadTime> times =
        ProcessTimes.between(before.taskManagerThreads(), after.taskManagerThreads());
    return recorder.profile(run.taskManagerPid(), before.at(), after.at(), times);
  }

  private static Map<String, Double> used(Accounts before, Accounts after) {
    Map<String, Double> used = new LinkedHashMap<>();
    after
        .processes()
        .forEach((part, seconds) -> used.put(part, seconds - before.processes().get(part)));
    return used;
  }
}
