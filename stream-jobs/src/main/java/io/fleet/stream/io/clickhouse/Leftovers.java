package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier lives of a writer left unfinished. A checkpoint is asked for only when every task of
 * the job runs, and a committer runs only after it has marked ready what its restored state names;
 * so what is still unready at the first checkpoint of this life is named by no state that this run
 * came from, and nobody will ever mark it.
 */
final class Leftovers {
  private final List<Path> files;

  private Leftovers(List<Path> files) {
    this.files = files;
  }

  /**
   * What is there before the writer makes its first file: files of its own index, and for the first
   * writer also those of indexes that are no more.
   */
  static Leftovers of(StagingDirectory directory, WriterId writer, int parallelism)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : directory.list().unready()) {
      WriterId earlier = writerOf(file.getFileName().toString());
      if (earlier != null && !earlier.equals(writer) && inherits(writer, earlier, parallelism)) {
        files.add(file);
      }
    }
    return new Leftovers(files);
  }

  /** Removes those that are still unready; returns how many there were. */
  int remove() throws IOException {
    int removed = 0;
    for (Path file : files) {
      removed += Files.deleteIfExists(file) ? 1 : 0;
    }
    files.clear();
    return removed;
  }

  private static boolean inherits(WriterId writer, WriterId earlier, int parallelism) {
    return writer.label().equals(earlier.label())
        && (writer.subtask() == earlier.subtask()
            || (writer.subtask() == 0 && earlier.subtask() >= parallelism));
  }

  private static WriterId writerOf(String name) {
    if (name.endsWith(StagingDirectory.OPEN)) {
      return WriterId.ofFileName(name.substring(0, name.length() - 5));
    }
    try {
      return StagedFile.ofName(name.substring(0, name.length() - 5)).writer();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
