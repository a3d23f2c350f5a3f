package io.fleet.local.bench;

import io.fleet.local.bench.backlog.LogProducer;
import io.fleet.local.bench.peer.PlainCheck;
import io.fleet.local.bench.peer.PlainTopics;
import io.fleet.local.bench.peer.PlainWork;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.FlinkRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Plain Flink SQL over the whole log. The watch starts at the look that first saw a result, so the
 * time is, if anything, too short, and ends when every distance and every fast event is written.
 * Windows that were open by then are closed by heartbeats, outside of the time.
 */
final class PlainSqlRun {
  private static final String JOB = "io.fleet.stream.job.PlainSqlJob";
  private static final Duration WINDOWS_CLOSE_WITHIN = Duration.ofSeconds(60);
  private static final double NANOS = 1e9;

  private final BenchStack stack;
  private final PlainWork work;
  private final boolean readOnce;

  /**
   * @param work what there is to do
   * @param readOnce whether the log is read once for all statements, or by each for itself
   */
  PlainSqlRun(BenchStack stack, PlainWork work, boolean readOnce) {
    this.stack = stack;
    this.work = work;
    this.readOnce = readOnce;
  }

  /**
   * What it was.
   *
   * @param pace how fast
   * @param check what was found afterwards
   */
  record Result(Pace pace, PlainCheck check) {}

  Result measure() throws Exception {
    try (PlainTopics topics = PlainTopics.create(stack.bootstrapServers());
        FlinkRun run =
            stack.startFlink(
                "plain-sql", JOB, List.of("--read-once", String.valueOf(readOnce)), List.of())) {
      awaitFirst(run, topics);
      long startNs = System.nanoTime();
      Samples samples = new Samples();
      awaitAll(run, topics, samples);
      double seconds = (System.nanoTime() - startNs) / NANOS;
      Pace pace = new Pace(work.events(), seconds, samples.paceOfSecondHalf());
      PlainCheck check = check(topics);
      run.requireUndisturbed();
      return new Result(pace, check);
    }
  }

  private void awaitFirst(FlinkRun run, PlainTopics topics) throws Exception {
    Waiting waiting = Waiting.forEvents(0, "the start of plain SQL");
    while (topics.distances() == 0) {
      run.requireAlive();
      waiting.pause();
    }
  }

  private void awaitAll(FlinkRun run, PlainTopics topics, Samples samples) throws Exception {
    Waiting waiting = Waiting.forEvents(work.events(), "plain SQL");
    while (true) {
      run.requireAlive();
      long distances = topics.distances();
      samples.add(distances);
      if (distances >= work.ofTrips() && topics.fast() >= work.fast()) {
        return;
      }
      waiting.pause();
    }
  }

  private PlainCheck check(PlainTopics topics) throws Exception {
    long deadlineNs = System.nanoTime() + WINDOWS_CLOSE_WITHIN.toNanos();
    try (LogProducer log = new LogProducer(stack.bootstrapServers())) {
      while (topics.eventsOfWindows() < work.events() && System.nanoTime() < deadlineNs) {
        log.heartbeat();
        TimeUnit.SECONDS.sleep(1);
      }
    }
    return new PlainCheck(work, topics.eventsOfTrips(), topics.eventsOfWindows(), topics.fast());
  }
}
