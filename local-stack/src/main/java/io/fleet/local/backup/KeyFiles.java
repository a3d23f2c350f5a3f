package io.fleet.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files only their owner may read: keys, and endpoints with what they sign with. */
final class KeyFiles {
  private KeyFiles() {}

  /**
   * Copies those that are not at the target yet; tokens, which every start mints anew, are left.
   *
   * @return names of what was copied
   */
  static List<String> copyMissing(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    List<String> copied = new ArrayList<>();
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(KeyFiles::isKept).sorted().toList()) {
        Path copy = to.resolve(file.getFileName());
        if (!Files.exists(copy)) {
          copy(file, copy);
          copied.add(file.getFileName().toString());
        }
      }
    }
    return copied;
  }

  private static boolean isKept(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith(".jwt");
  }

  /** At no moment can anybody else read it, nor is there half of it under its name. */
  private static void copy(Path file, Path copy) throws IOException {
    Path next = copy.resolveSibling("." + copy.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(next, Files.readAllBytes(file));
    Files.move(next, copy, StandardCopyOption.ATOMIC_MOVE);
  }
}
