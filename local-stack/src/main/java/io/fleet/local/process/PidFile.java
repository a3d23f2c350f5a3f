package io.fleet.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers which process runs as a part. A number that the system has given to another process
 * since is not taken for the part.
 */
public final class PidFile {
  private final Path file;

  public PidFile(Path file) {
    this.file = file;
  }

  /** Writes the process down; a process that is gone already leaves the file as it was. */
  public void write(long pid) throws IOException {
    Optional<ProcessIdentity> identity = ProcessIdentity.of(pid);
    if (identity.isPresent()) {
      Files.writeString(file, identity.get().pid() + " " + identity.get().start() + "\n");
    }
  }

  /** The process written down, if it still runs. */
  public Optional<ProcessIdentity> living() {
    try {
      String[] words = Files.readString(file).trim().split(" ");
      if (words.length != 2) {
        return Optional.empty();
      }
      ProcessIdentity written = new ProcessIdentity(Long.parseLong(words[0]), words[1]);
      return Optional.of(written).filter(ProcessIdentity::isAlive);
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Forgets the process. */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
