package io.fleet.local.bench;

import io.fleet.local.bench.backlog.Backlog;
import io.fleet.local.bench.backlog.KeySpaceWriter;
import io.fleet.local.bench.backlog.SilentDay;
import io.fleet.local.bench.profile.LiveHeap;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.Checkpoints;
import io.fleet.local.bench.stack.Checkpoints.Checkpoint;
import io.fleet.local.bench.stack.FlinkRun;
import io.fleet.local.bench.stack.ResidentMemory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One fleet in a log of its own: the job drains a short drive of each vehicle, and what it then
 * keeps is measured; a day passes in the log without a word of them, and it is measured again.
 */
final class StateRun {
  /** The collections of a heap of tens of gigabytes end within that. */
  private static final Duration SIGN_OF_LIFE_WITHIN = Duration.ofMinutes(3);

  /** The job shrinks a vehicle after a day; its last event was under way for some of it. */
  private static final Duration A_DAY = Duration.ofHours(27);

  private static final Duration AN_HOUR_IN = Duration.ofSeconds(2);

  /** What is due of a vehicle takes its task a good deal of that. */
  private static final Duration AN_HOUR_OF_A_VEHICLE_IN = Duration.ofNanos(8_000);

  private static final Duration CHECKPOINT_PATIENCE = Duration.ofMinutes(5);
  private static final Duration SHRINK_PATIENCE = Duration.ofSeconds(40);
  private static final int SLOWEST_SHRUNK_PER_S = 10_000;
  private static final double SHRUNK = 0.25;
  private static final double STEADY = 0.01;
  private static final long APART_MS = 5_000;

  private final BenchStack stack;
  private final Fleet fleet;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * What is put through the job.
   *
   * @param vehicles how many
   * @param events of each
   * @param interval between two of them
   * @param heapMib of the TaskManager
   */
  record Fleet(int vehicles, int events, Duration interval, int heapMib) {}

  StateRun(BenchStack stack, Fleet fleet, Clock clock, Consumer<String> progress) {
    this.stack = stack;
    this.fleet = fleet;
    this.clock = clock;
    this.progress = progress;
  }

  StateSize measure() throws Exception {
    stack.startStores("stores-" + fleet.vehicles());
    progress.accept("writing their events");
    Backlog backlog =
        new KeySpaceWriter(stack.bootstrapServers())
            .write(fleet.vehicles(), fleet.events(), fleet.interval());
    String name = "state-" + fleet.vehicles();
    try (FlinkRun run = stack.startLargeFlink(name, fleet.heapMib(), SIGN_OF_LIFE_WITHIN)) {
      progress.accept("draining them");
      Pace pace = drain(run, backlog);
      StateSize.Kept driving = kept(run, "driving", awaitCheckpoint(run, clock.millis()));
      long rows = stack.clickHouse().telemetryRows();
      progress.accept(
          "%,d bytes of state, %,d on the heap; a day without them"
              .formatted(driving.checkpoint().stateBytes(), driving.heap().bytes()));
      StateSize.Kept silent = kept(run, "silent", awaitSilence(run, driving.checkpoint()));
      run.requireUndisturbed();
      stack.requireUndisturbedStores();
      Checkpoints all = run.rest().checkpoints();
      return new StateSize(
          fleet.vehicles(), pace, driving, silent, all.completed(), all.failed(), rows);
    } finally {
      stack.endStores();
    }
  }

  private Pace drain(FlinkRun run, Backlog backlog) throws IOException, InterruptedException {
    DrainWatch watch = new DrainWatch(stack, backlog, run, clock);
    Duration early = watch.awaitFirstRecord();
    long fromMs = clock.millis();
    Samples rows = new Samples();
    watch.awaitDrained(rows);
    long ms = early.toMillis() + clock.millis() - fromMs;
    return new Pace(backlog.events(), ms / 1000.0, rows.paceOfSecondHalf());
  }

  /** The newest checkpoint that was begun after a moment. */
  private Checkpoint awaitCheckpoint(FlinkRun run, long afterMs)
      throws IOException, InterruptedException {
    Waiting waiting = Waiting.atMost(CHECKPOINT_PATIENCE, "the next checkpoint");
    while (true) {
      run.requireAlive();
      var newest = run.rest().checkpoints().newest();
      if (newest.isPresent() && newest.get().startedMs() > afterMs) {
        return newest.get();
      }
      waiting.pause();
    }
  }

  /**
   * Two days in the log: what is due on the first looks at a vehicle only when time has come to it,
   * and some of them oversleep by as much as the log's partitions are read apart.
   */
  private Checkpoint awaitSilence(FlinkRun run, Checkpoint driving) throws Exception {
    SilentDay log = new SilentDay(stack.bootstrapServers());
    long fromMs = clock.millis();
    Duration moreInAnHour = AN_HOUR_OF_A_VEHICLE_IN.multipliedBy(fleet.vehicles());
    log.write(fromMs, A_DAY, AN_HOUR_IN.plus(moreInAnHour));
    Checkpoint first = awaitSteady(run, driving, driving.stateBytesByTask());
    log.write(fromMs + A_DAY.toMillis(), A_DAY, Duration.ZERO);
    return awaitSteady(run, driving, first.stateBytesByTask());
  }

  /**
   * The first checkpoint in which the timelines keep nearly as much as in one some seconds before;
   * the last one when patience is over.
   *
   * @param before what was kept at first, by task: as long as it is kept, nothing has happened
   */
  private Checkpoint awaitSteady(FlinkRun run, Checkpoint driving, Map<String, Long> before)
      throws IOException, InterruptedException {
    Duration patience = SHRINK_PATIENCE.plusSeconds(fleet.vehicles() / SLOWEST_SHRUNK_PER_S);
    long deadlineMs = clock.millis() + patience.toMillis();
    String timelines = driving.largestTask();
    Checkpoint last = awaitCheckpoint(run, clock.millis());
    while (true) {
      Checkpoint next = awaitCheckpoint(run, last.startedMs() + APART_MS);
      long lastBytes = last.stateBytesByTask().get(timelines);
      long nextBytes = next.stateBytesByTask().get(timelines);
      progress.accept("%,d of %,d bytes of state".formatted(nextBytes, next.stateBytes()));
      boolean isSteady = isNearly(nextBytes, lastBytes);
      boolean isDone = nextBytes < SHRUNK * driving.stateBytesByTask().get(timelines);
      if (isSteady && (isDone || !isNearly(nextBytes, before.get(timelines)))
          || clock.millis() > deadlineMs) {
        return next;
      }
      last = next;
    }
  }

  private static boolean isNearly(long bytes, long others) {
    return Math.abs((double) bytes / others - 1) < STEADY;
  }

  private StateSize.Kept kept(FlinkRun run, String when, Checkpoint checkpoint)
      throws IOException, InterruptedException {
    long pid = run.taskManagerPid();
    long residentBytes = ResidentMemory.bytes(pid);
    LiveHeap heap =
        LiveHeap.of(pid, stack.scratch("heap").resolve(fleet.vehicles() + "-" + when + ".txt"));
    return new StateSize.Kept(checkpoint, heap, residentBytes);
  }
}
