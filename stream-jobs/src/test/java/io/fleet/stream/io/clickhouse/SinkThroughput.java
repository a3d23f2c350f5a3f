package io.fleet.stream.io.clickhouse;

import io.fleet.events.Telemetry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
    List<Telemetry> events = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      events.add(StagedRows.telemetry(i));
    }
    for (int round = 0; round < 3; round++) {
      encode(events);
    }
    try (ClickHouseEngine engine = new ClickHouseEngine(folder.resolve("engine"))) {
      for (int threads : new int[] {1, 2}) {
        run(engine, folder.resolve("staging-" + threads), events, threads);
      }
    }
  }

  private static void encode(List<Telemetry> events) {
    RowBinaryWriter writer = new RowBinaryWriter();
    long begun = System.nanoTime();
    long bytes = 0;
    for (int i = 0; i < ROWS; i++) {
      bytes += TelemetryRow.encode(events.get(i % events.size()), writer).bytes().length;
    }
    report("encode", begun, ROWS);
    OUT.printf("  %d bytes a row%n", bytes / ROWS);
  }

  private static void run(
      ClickHouseEngine engine, Path staging, List<Telemetry> events, int threads)
      throws Exception {
    engine.empty(ClickHouseTable.TELEMETRY);
    ClickHouseSinkConfig config = engine.config(staging);
    config = config.withLoader(config.loader().withThreads(threads));
    LoaderParts idle = idleParts(config);
    List<StagedFile> files = stage(idle, config, events);
    for (StagedFile file : files) {
      idle.directory().markReady(file);
    }
    parts(idle, config, files);
    Loader loader =
        new Loader(
            config, RefusedFiles.logged(), Clock.systemUTC(), new SplittableRandom(1), () -> {});
    long begun = System.nanoTime();
    loader.start();
    while (loader.parts().statistics().rowsLoaded.sum() < ROWS) {
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
    report("load with " + threads + " thread(s)", begun, ROWS);
    loader.stop();
    OUT.printf("  rows there: %d%n", engine.number("SELECT count() FROM fleet.telemetry"));
  }

  private static List<StagedFile> stage(
      LoaderParts parts, ClickHouseSinkConfig config, List<Telemetry> events) throws Exception {
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
                UnregisteredMetricsGroup.createSinkWriterMetricGroup(),
                parts,
                Clock.systemUTC()));
    List<EncodedRow> rows = new ArrayList<>();
    RowBinaryWriter encoder = new RowBinaryWriter();
    events.forEach(event -> rows.add(TelemetryRow.encode(event, encoder)));
    List<StagedFile> files = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 1; i <= ROWS; i++) {
      writer.write(rows.get(i % rows.size()), null);
      if (i % PER_CHECKPOINT == 0) {
        files.addAll(writer.prepareCommit());
      }
    }
    report("stage encoded rows", begun, ROWS);
    return files;
  }

  /** What the loader's thread does besides waiting for the server. */
  private static void parts(LoaderParts parts, ClickHouseSinkConfig config, List<StagedFile> files)
      throws IOException {
    long begun = System.nanoTime();
    FileSender sender = new FileSender(parts, null, RefusedFiles.logged(), 5);
    for (StagedFile file : files) {
      sender.isSound(file);
    }
    report("check before sending", begun, ROWS);
  }

  private static LoaderParts idleParts(ClickHouseSinkConfig config) throws IOException {
    StagingDirectory directory = StagingDirectory.create(config.stagingPath(), true);
    return new LoaderParts(
        directory,
        new LoadJournal(directory, config.loader().remembered(), Clock.systemUTC()),
        new ReadyQueue(config.limits(), config.loader(), new SplittableRandom(1)),
        new StagingSpace(config.limits().stagedBytes()),
        new LoadStatistics());
  }

  private static void report(String what, long begun, long rows) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    OUT.printf("%s: %,.0f rows/s (%.2f s)%n", what, rows / seconds, seconds);
  }
}
