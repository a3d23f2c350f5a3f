package io.fleet.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many logs a stack had before the one it has. It rises when a stack is restored without its
 * log: places in the lost one mean nothing in the next.
 *
 * @param number 0 for the first
 */
public record LogGeneration(int number) {

  /** Refuses less than none. */
  public LogGeneration {
    if (number < 0) {
      throw new IllegalArgumentException("a log generation is 0 or more, not " + number);
    }
  }

  /** That of the stack in a directory. */
  public static LogGeneration of(DataDirectory data) {
    Path file = data.logGeneration();
    try {
      return new LogGeneration(
          Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LogGeneration next() {
    return new LogGeneration(number + 1);
  }

  /** Makes it that of the stack in a directory. */
  public void save(DataDirectory data) throws IOException {
    Files.createDirectories(data.logGeneration().getParent());
    Files.writeString(data.logGeneration(), text() + "\n");
  }

  /** As the job takes it. */
  public String text() {
    return Integer.toString(number);
  }
}
