package io.fleet.local.backup;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory with all that is in it, none of which changes meanwhile.
 *
 * @param root of it
 */
record FileTree(Path root) {

  /** Whether there is anything in it. */
  boolean isEmpty() throws IOException {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> children = Files.list(root)) {
      return children.findAny().isEmpty();
    }
  }

  /** Puts it somewhere else: renamed where that can be, else copied. */
  void moveTo(Path target) throws IOException {
    try {
      Files.move(root, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      copyTo(target);
      delete();
    }
  }

  void copyTo(Path target) throws IOException {
    for (Path path : all()) {
      Path copy = target.resolve(root.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** The same files once more under other names, without their bytes where that can be. */
  void linkTo(Path target) throws IOException {
    for (Path path : all()) {
      Path link = target.resolve(root.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(link);
      } else {
        link(path, link);
      }
    }
  }

  private static void link(Path file, Path link) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(file, link, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  void delete() throws IOException {
    for (Path path : all().stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    }
  }
}
