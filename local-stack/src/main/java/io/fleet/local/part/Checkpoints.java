package io.fleet.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The completed checkpoints below one directory, {@code JOB/chk-N/_metadata}, and savepoints,
 * {@code ANY/savepoint-…/_metadata}. A restarted job has a new id and counts on, so the newest is
 * the one written last, whichever job's it is. A job that is stopped with a savepoint leaves no
 * checkpoint: were its savepoint not among these, the next would begin with nothing.
 */
final class Checkpoints {
  private final Path directory;

  Checkpoints(Path directory) {
    this.directory = directory;
  }

  /** The newest completed checkpoint. */
  Optional<Path> newest() {
    return completed().stream().max(Comparator.comparing(Checkpoints::completedAt));
  }

  /** Removes the checkpoints of jobs other than that of the given one. */
  void removeOtherJobs(Path checkpoint) {
    for (Path job : list(directory)) {
      if (!job.equals(checkpoint.getParent())) {
        remove(job);
      }
    }
  }

  private List<Path> completed() {
    return list(directory).stream()
        .flatMap(job -> list(job).stream())
        .filter(path -> path.getFileName().toString().matches("(chk|savepoint)-.*"))
        .filter(path -> Files.exists(path.resolve("_metadata")))
        .toList();
  }

  private static FileTime completedAt(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve("_metadata"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path tree) {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
