package io.fleet.local.backup;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.token.LogUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

  private final BackedUp from;
  private final Clock clock;
  private final Consumer<String> told;

  /**
   * @param told of each thing done
   */
  Backup(BackedUp from, Clock clock, Consumer<String> told) {
    this.from = from;
    this.clock = clock;
    this.told = told;
  }

  /**
   * Everything, into a directory that holds nothing.
   *
   * @param keys whose keys are to be in it, too
   */
  Manifest all(Path directory, Optional<DataDirectory> keys)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    begin(directory);
    Instant takenAt = clock.instant();
    LogPlaces places = new LogDesk(from.log()).places(from.generation());
    String savepoint = savepoint(directory.resolve(JOB));
    Map<String, Long> rows = tables(directory.resolve(TABLES));
    Map<String, Long> records = topics(directory.resolve(TOPICS));
    if (keys.isPresent()) {
      keys(keys.get(), directory);
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            ProjectHome.VERSION,
            from.tables().version(),
            from.tables().schema(),
            takenAt.toString(),
            from.topology().name(),
            places,
            savepoint,
            rows,
            records,
            keys.isPresent());
    manifest.write(directory);
    return manifest;
  }

  private void keys(DataDirectory of, Path directory) throws IOException {
    KeyFiles.copyMissing(of.secrets(), directory.resolve(SECRETS));
    KeyFiles.copyMissing(
        LogUsers.directory(of.secrets()), LogUsers.directory(directory.resolve(SECRETS)));
    KeyFiles.copyMissing(of.endpoints(), directory.resolve(ENDPOINTS));
    told.accept("keys        in " + SECRETS + "/, for their owner alone");
  }

  /** Reference data alone: seconds, for every few minutes. */
  Manifest reference(Path directory)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    begin(directory);
    Instant takenAt = clock.instant();
    LogPlaces places = new LogDesk(from.log()).places(from.generation());
    Map<String, Long> records = topics(directory.resolve(TOPICS));
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            ProjectHome.VERSION,
            "",
            "",
            takenAt.toString(),
            from.topology().name(),
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
    String name =
        from.savepoints().isPresent()
            ? fetched(from.savepoints().get(), directory)
            : from.job().savepoint(directory);
    new StagedRows(from.staging()).awaitLoaded();
    new FileTree(StagedRows.journal(from.staging())).copyTo(directory.resolve(LOADED));
    told.accept("job         " + name);
    return name;
  }

  /** What Flink has written where it may write is its to delete. */
  private String fetched(Path savepoints, Path directory) throws IOException, InterruptedException {
    String name = from.job().savepoint(savepoints);
    Path made = savepoints.resolve(name);
    new FileTree(made).copyTo(directory.resolve(name));
    from.job().dispose(made);
    return name;
  }

  /** Written where it belongs if the engine may write there, else brought there. */
  private Map<String, Long> tables(Path target) throws IOException, InterruptedException {
    Map<String, Long> rows;
    if (target.startsWith(from.tableBackups())) {
      rows = from.tables().backup(target);
    } else {
      Files.createDirectories(from.tableBackups());
      String name = "backup-" + clock.instant().toEpochMilli();
      FileTree made = new FileTree(from.tableBackups().resolve(name));
      rows = from.tables().backup(made.root());
      made.moveTo(target);
    }
    told.accept("tables      %d, %,d rows".formatted(rows.size(), sum(rows)));
    return rows;
  }

  private Map<String, Long> topics(Path target) throws IOException {
    Map<String, Long> records = new TopicCopy(from.log()).save(target);
    told.accept("topics      %d, %,d records".formatted(records.size(), sum(records)));
    return records;
  }

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
