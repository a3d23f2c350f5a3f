package io.fleet.local.backup;

import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.FLINK_UI;

import io.fleet.local.job.FlinkJob;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.layout.Topology;
import io.fleet.local.token.LogUsers;
import io.fleet.local.topic.LogLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Takes a backup of a running stack, which goes on. The order is what makes it whole: first the
 * job's state; then, when all rows that state has told of are in their tables, the tables; then the
 * topics. So whoever goes on from the state finds every row it no longer tells, and what is in the
 * tables beyond it is told again under the same identity.
 */
final class Backup {
  static final String TABLES = "clickhouse";
  static final String JOB = "flink";
  static final String LOADED = "loaded";
  static final String TOPICS = "topics";
  static final String SECRETS = "secrets";
  static final String ENDPOINTS = "endpoints";

  private final DataDirectory data;
  private final LogLogin log;
  private final Ports ports;
  private final Clock clock;
  private final Consumer<String> told;

  /**
   * @param told of each thing done
   */
  Backup(DataDirectory data, LogLogin log, Clock clock, Consumer<String> told) {
    this.data = data;
    this.log = log;
    this.ports = Ports.remembered(data.ports());
    this.clock = clock;
    this.told = told;
  }

  /** Everything, into a directory that holds nothing. */
  Manifest all(Path directory, boolean keys)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    begin(directory);
    Instant takenAt = clock.instant();
    LogPlaces places = new LogDesk(log).places(LogGeneration.of(data));
    String savepoint = savepoint(directory.resolve(JOB));
    TableStore store = new TableStore(ports.url(CLICKHOUSE));
    Map<String, Long> rows = tables(store, directory.resolve(TABLES));
    Map<String, Long> records = topics(directory.resolve(TOPICS));
    if (keys) {
      KeyFiles.copyMissing(data.secrets(), directory.resolve(SECRETS));
      KeyFiles.copyMissing(
          LogUsers.directory(data.secrets()), LogUsers.directory(directory.resolve(SECRETS)));
      KeyFiles.copyMissing(data.endpoints(), directory.resolve(ENDPOINTS));
      told.accept("keys        in " + SECRETS + "/, for their owner alone");
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            ProjectHome.VERSION,
            store.version(),
            store.schema(),
            takenAt.toString(),
            Topology.of(data).name(),
            places,
            savepoint,
            rows,
            records,
            keys);
    manifest.write(directory);
    return manifest;
  }

  /** Reference data alone: seconds, for every few minutes. */
  Manifest reference(Path directory)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    begin(directory);
    Instant takenAt = clock.instant();
    LogPlaces places = new LogDesk(log).places(LogGeneration.of(data));
    Map<String, Long> records = topics(directory.resolve(TOPICS));
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            ProjectHome.VERSION,
            "",
            "",
            takenAt.toString(),
            Topology.of(data).name(),
            places,
            "",
            Map.of(),
            records,
            false);
    manifest.write(directory);
    return manifest;
  }

  private static void begin(Path directory) throws IOException {
    if (!new FileTree(directory).isEmpty()) {
      throw new IllegalStateException(directory + " is not empty");
    }
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private String savepoint(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    String name = new FlinkJob(ports.url(FLINK_UI)).savepoint(directory);
    new StagedRows(data.staging()).awaitLoaded();
    new FileTree(StagedRows.journal(data.staging())).copyTo(directory.resolve(LOADED));
    told.accept("job         " + name);
    return name;
  }

  private Map<String, Long> tables(TableStore store, Path target)
      throws IOException, InterruptedException {
    Files.createDirectories(data.clickHouseBackups());
    FileTree made =
        new FileTree(data.clickHouseBackups().resolve("backup-" + clock.instant().toEpochMilli()));
    Map<String, Long> rows = store.backup(made.root());
    made.moveTo(target);
    told.accept("tables      %d, %,d rows".formatted(rows.size(), sum(rows)));
    return rows;
  }

  private Map<String, Long> topics(Path target) throws IOException {
    Map<String, Long> records = new TopicCopy(log).save(target);
    told.accept("topics      %d, %,d records".formatted(records.size(), sum(records)));
    return records;
  }

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
