package io.fleet.local.recompute;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a run came to.
 *
 * @param vehicles that were looked at, or that the job was asked to look at
 * @param differences between what was told and what would be
 */
public record Counts(long vehicles, long differences) {
  static Counts read(Path file) throws IOException {
    Properties said = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      said.load(in);
    }
    return new Counts(
        Long.parseLong(said.getProperty("vehicles")),
        Long.parseLong(said.getProperty("differences")));
  }
}
