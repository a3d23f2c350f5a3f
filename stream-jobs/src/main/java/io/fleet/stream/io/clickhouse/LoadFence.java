package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells when staged rows have come to ClickHouse. Who takes {@link #waiting} after a checkpoint has
 * completed and later finds them {@link #isPassed passed} knows that all rows staged before that
 * checkpoint are in the database, or were refused and dead-lettered: the checkpoint closed their
 * files, and a file leaves the directory only so. Only looks; for several threads at once.
 */
public final class LoadFence {
  private final Path root;
  private final Set<String> tables;

  /** A fence for the rows of all tables. */
  public LoadFence(Path stagingDirectory) {
    this(stagingDirectory, EnumSet.allOf(ClickHouseTable.class));
  }

  /** A fence for the rows of some tables; it does not wait for others that may be stuck. */
  public LoadFence(Path stagingDirectory, Set<ClickHouseTable> tables) {
    this.root = stagingDirectory;
    this.tables =
        tables.stream().map(ClickHouseTable::tableName).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The names, without suffix, of the closed files that are not loaded yet. Looks twice: a file
   * that is marked ready while the directory is read may be seen under neither name, but it is
   * marked only once.
   */
  public Set<String> waiting() throws IOException {
    Set<String> names = new HashSet<>();
    list(names);
    list(names);
    return names;
  }

  /**
   * Whether none of the files waits any more.
   *
   * @throws IOException if that cannot be seen
   */
  public boolean isPassed(Set<String> names) throws IOException {
    for (String name : names) {
      if (isWaiting(name)) {
        return false;
      }
    }
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
    return true;
  }

  /** A part may become ready in between, and a ready file never a part: the part goes first. */
  private boolean isWaiting(String name) {
    return !Files.notExists(root.resolve(name + StagingDirectory.PART))
        || !Files.notExists(root.resolve(name + StagingDirectory.READY));
  }

  private void list(Set<String> names) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "*.{part,ready}")) {
      for (Path file : files) {
        String full = file.getFileName().toString();
        String name = full.substring(0, full.lastIndexOf('.'));
        if (isOurs(name)) {
          names.add(name);
        }
      }
    }
  }

  /** What is no staged file is never loaded either, and must not be waited for. */
  private boolean isOurs(String name) {
    try {
      return tables.contains(StagedFile.ofName(name).table());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
