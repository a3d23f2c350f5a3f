package io.fleet.local.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Devices with their tokens, as a file hands them from a bench to its generator: command lines can
 * be read by everybody.
 *
 * @param deviceId who connects
 * @param token what it shows
 */
public record Credentials(String deviceId, String token) {

  /** Writes them for the owner's eyes only, one device a line. */
  public static void write(Path file, List<Credentials> all) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, all.stream().map(one -> one.deviceId + ' ' + one.token).toList());
  }

  /** Reads what {@link #write} wrote. */
  public static List<Credentials> read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.map(line -> line.split(" ", 2)).map(w -> new Credentials(w[0], w[1])).toList();
    }
  }

  @Override
  public String toString() {
    return "Credentials[" + deviceId + ", …]";
  }
}
