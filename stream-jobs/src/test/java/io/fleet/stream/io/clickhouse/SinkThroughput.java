package io.fleet.stream.io.clickhouse;

import com.sun.management.OperatingSystemMXBean;
import io.fleet.events.Telemetry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * Prints how many telemetry rows a second one thread encodes, one writer stages with a checkpoint
 * every 250,000 rows, and the loader brings into the engine. Run by hand.
 */
public final class SinkThroughput {
  private static final PrintStream OUT = System.out;
  private static final int ROWS = 2_000_000;
  private static final int PER_CHECKPOINT = 125_000;

  private SinkThroughput() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("sink-throughput");
    for (int round = 0; round < 3; round++) {
      encode();
    }
    try (ClickHouseEngine engine = new ClickHouseEngine(folder.resolve("engine"))) {
      for (int threads : new int[] {1, 2}) {
        run(engine, folder.resolve("staging-" + threads), threads);
      }
    }
  }

  private static void encode() {
    List<Telemetry> events = LongStream.range(0, 100_000).mapToObj(StagedRows::telemetry).toList();
    TelemetryBlocks blocks = new TelemetryBlocks();
    Watch watch = new Watch();
    long bytes = 0;
    for (int i = 0; i < ROWS; i++) {
      EncodedRow ended = blocks.add(events.get(i % events.size()));
      bytes += ended == null ? 0 : ended.bytes().length;
    }
    watch.report("encode");
    OUT.printf("  %d bytes a row%n", bytes / ROWS);
  }

  private static void run(ClickHouseEngine engine, Path staging, int threads) throws Exception {
    engine.empty(ClickHouseTable.TELEMETRY);
    ClickHouseSinkConfig config = engine.config(staging);
    config = config.withLoader(config.loader().withThreads(threads));
    LoaderParts idle = idleParts(config);
    List<StagedFile> files = stage(idle, config);
    for (StagedFile file : files) {
      idle.directory().markReady(file);
    }
    check(idle, files);
    Loader loader =
        new Loader(
            config, RefusedFiles.logged(), Clock.systemUTC(), new SplittableRandom(1), () -> {});
    Watch watch = new Watch();
    loader.start();
    while (loader.parts().statistics().rowsLoaded.sum() < ROWS) {
      LockSupport.parkNanos(1_000_000);
    }
    watch.report("load with " + threads + " thread(s)");
    loader.stop();
    OUT.printf("  rows there: %d%n", engine.number("SELECT count() FROM fleet.telemetry"));
  }

  private static List<StagedFile> stage(LoaderParts parts, ClickHouseSinkConfig config)
      throws Exception {
    WriterId id = new WriterId("facts", 0, 0, 1);
    StagingWriter writer =
        new StagingWriter(
            new LoaderLease(parts, () -> {}),
            config.limits(),
            id,
            Leftovers.of(parts.directory(), id, 1),
            null,
            Clock.systemUTC(),
            new SinkMetrics(
                UnregisteredMetricsGroup.createSinkWriterMetricGroup(), parts, Clock.systemUTC()));
    List<StagedFile> files = new ArrayList<>();
    Watch watch = new Watch();
    for (int from = 0; from < ROWS; from += PER_CHECKPOINT) {
      List<EncodedRow> rows = StagedRows.blocks(from, from + PER_CHECKPOINT);
      watch.resume();
      for (EncodedRow row : rows) {
        writer.write(row, null);
      }
      files.addAll(writer.prepareCommit());
      watch.pause();
    }
    watch.report("stage encoded rows");
    return files;
  }

  /** What the loader's thread does besides waiting for the server. */
  private static void check(LoaderParts parts, List<StagedFile> files) throws IOException {
    Watch watch = new Watch();
    FileSender sender = new FileSender(parts, null, RefusedFiles.logged(), 5);
    for (StagedFile file : files) {
      sender.isSound(file);
    }
    watch.report("check before sending");
  }

  private static LoaderParts idleParts(ClickHouseSinkConfig config) throws IOException {
    StagingDirectory directory = StagingDirectory.create(config.stagingPath(), true);
    return new LoaderParts(
        directory,
        new LoadJournal(directory, config.loader().remembered(), Clock.systemUTC()),
        new ReadyQueue(config.loader(), new SplittableRandom(1)),
        new StagingSpace(config.limits().stagedBytes()),
        new LoadStatistics());
  }

  /** Wall clock and the process's CPU time, engine included. */
  private static final class Watch {
    private final OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long wallNanos;
    private long cpuNanos;
    private long wallSince;
    private long cpuSince;
    private boolean running;

    Watch() {
      resume();
    }

    void resume() {
      if (!running || wallNanos == 0) {
        wallSince = System.nanoTime();
        cpuSince = process.getProcessCpuTime();
        running = true;
      }
    }

    void pause() {
      wallNanos += System.nanoTime() - wallSince;
      cpuNanos += process.getProcessCpuTime() - cpuSince;
      running = false;
    }

    void report(String what) {
      if (running) {
        pause();
      }
      OUT.printf(
          "%s: %,.0f rows/s, %,.0f rows a CPU second (%.2f s, %.2f s CPU)%n",
          what, ROWS / (wallNanos / 1e9), ROWS / (cpuNanos / 1e9), wallNanos / 1e9, cpuNanos / 1e9);
    }
  }
}
