package io.fleet.simulator.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;

/** A relay token in a file; a file that was renewed is read again. */
public final class TokenFile implements Supplier<String> {
  private final Path file;
  private FileTime readAt;
  private String token;

  public TokenFile(Path file) {
    this.file = file;
  }

  /**
   * The token, without surrounding white space.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  @Override
  public synchronized String get() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(readAt)) {
        token = usable(Files.readString(file).strip());
        readAt = changed;
      }
      return token;
    } catch (IOException e) {
      if (token != null) {
        return token;
      }
      throw new UncheckedIOException("the token file " + file + " holds no readable token", e);
    }
  }

  private static String usable(String text) throws IOException {
    if (!text.matches("[!-~]+")) {
      throw new IOException("empty, or of more than one word");
    }
    return text;
  }
}
