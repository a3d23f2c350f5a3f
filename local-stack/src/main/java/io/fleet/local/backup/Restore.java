package io.fleet.local.backup;

import io.fleet.local.backup.RestoreReport.Lost;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.layout.Topology;
import io.fleet.local.token.LogUsers;
import io.fleet.local.topic.LogLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings a backup into an installation that has no tables and no state of the job. Its log may be
 * the one of then: the job reads on from the backup's place in it. Or a new one, which is given the
 * reference data; the job keeps its state and reads the new log from its beginning, as after an
 * outage.
 */
final class Restore {
  private final Path from;
  private final Path reference;
  private final Manifest manifest;
  private final DataDirectory data;
  private final Clock clock;
  private final Consumer<String> told;

  /**
   * @param from the backup
   * @param reference a backup with newer reference data, for a log that is lost; may be the same
   * @param told of each thing done
   * @throws IllegalStateException if the backup has no tables and no state
   */
  Restore(Path from, Path reference, DataDirectory data, Clock clock, Consumer<String> told)
      throws IOException {
    this.from = from;
    this.reference = reference;
    this.manifest = Manifest.of(from);
    this.data = data;
    this.clock = clock;
    this.told = told;
    Manifest.of(reference);
    if (!manifest.hasFacts()) {
      throw new IllegalStateException(
          from + " holds reference data alone; name it with --reference beside a whole backup");
    }
  }

  /** Refuses an installation that has something to lose. */
  void refuseWhatIsThere() throws IOException {
    for (Path directory : List.of(data.clickHouse(), data.checkpoints())) {
      if (!new FileTree(directory).isEmpty()) {
        throw new IllegalStateException(directory + " is not empty; move it away first");
      }
    }
  }

  /** How many of what the installation has: as told, as it is, or as it was. */
  void topology(Topology told) throws IOException {
    Topology known =
        Files.exists(data.topology()) || Files.exists(data.kafka(1))
            ? Topology.of(data)
            : Topology.valueOf(manifest.topology());
    (told == null ? known : told).choose(data);
  }

  /** Keys that are missing; those that are there stay. */
  void keys() throws IOException {
    List<String> keys = KeyFiles.copyMissing(from.resolve(Backup.SECRETS), data.secrets());
    KeyFiles.copyMissing(
        LogUsers.directory(from.resolve(Backup.SECRETS)), LogUsers.directory(data.secrets()));
    KeyFiles.copyMissing(from.resolve(Backup.ENDPOINTS), data.endpoints());
    told.accept("keys        " + (keys.isEmpty() ? "as they are" : String.join(", ", keys)));
  }

  /** The tables, while ClickHouse runs; what the database is to hold after that is up to date. */
  Map<String, Long> tables(TableStore store) throws IOException, InterruptedException {
    Files.createDirectories(data.clickHouseBackups());
    FileTree linked =
        new FileTree(data.clickHouseBackups().resolve("restore-" + clock.instant().toEpochMilli()));
    new FileTree(from.resolve(Backup.TABLES)).linkTo(linked.root());
    store.restore(linked.root());
    Map<String, Long> rows = store.rows();
    Set<String> merged = store.merged();
    linked.delete();
    manifest
        .rows()
        .forEach(
            (table, count) -> {
              long restored = rows.getOrDefault(table, 0L);
              // merges fold rows, and views that refresh themselves have begun to add some
              if (!merged.contains(table) && restored < count) {
                throw new IllegalStateException(
                    "%s has %d rows and not %d".formatted(table, restored, count));
              }
            });
    told.accept("tables      %d, %,d rows".formatted(rows.size(), Backup.sum(rows)));
    return rows;
  }

  /** The job's state, found as the newest checkpoint, and the names of the files it has loaded. */
  void job() throws IOException {
    Path target = data.checkpoints().resolve("restore").resolve(manifest.savepoint());
    Files.createDirectories(target.getParent());
    new FileTree(from.resolve(Backup.JOB).resolve(manifest.savepoint())).copyTo(target);
    Files.setLastModifiedTime(target.resolve("_metadata"), FileTime.from(clock.instant()));
    Path journal = StagedRows.journal(data.staging());
    Files.createDirectories(journal);
    try (Stream<Path> days = Files.list(from.resolve(Backup.JOB).resolve(Backup.LOADED))) {
      for (Path day : days.toList()) {
        Files.write(
            journal.resolve(day.getFileName()),
            Files.readAllBytes(day),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }
    told.accept("job         " + manifest.savepoint());
  }

  /** The log: whether it is still there, what is read again of it or written into it. */
  RestoreReport log(LogLogin log, Map<String, Long> rows)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    LogDesk desk = new LogDesk(log);
    LogGeneration generation = new LogGeneration(manifest.log().generation());
    if (desk.isLogOf(manifest.log())) {
      generation.save(data);
      Optional<Instant> since = desk.wholeSince(manifest.log(), clock.instant());
      Lost lost = since.map(until -> new Lost(manifest.takenAt(), until.toString())).orElse(null);
      long again = desk.recordsAfter(manifest.log());
      told.accept("log         is there; %,d records are read again".formatted(again));
      return new RestoreReport(manifest.takenAt(), true, again, Map.of(), rows, lost);
    }
    Map<String, Long> records = new TopicCopy(log).load(reference.resolve(Backup.TOPICS));
    generation.next().save(data);
    told.accept(
        "log         is a new one; %,d records of reference data written"
            .formatted(Backup.sum(records)));
    Lost lost = new Lost(manifest.takenAt(), clock.instant().toString());
    return new RestoreReport(manifest.takenAt(), false, 0, records, rows, lost);
  }

  /** Takes away what a restore that did not succeed has left, so that it can be tried again. */
  void undo() throws IOException {
    for (Path directory : List.of(data.clickHouse(), data.checkpoints())) {
      if (!new FileTree(directory).isEmpty()) {
        Path aside = directory.resolveSibling(directory.getFileName() + "-not-restored");
        if (Files.exists(aside)) {
          new FileTree(aside).delete();
        }
        Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
