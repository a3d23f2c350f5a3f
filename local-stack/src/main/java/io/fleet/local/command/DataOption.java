package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which stack is meant. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:FLEET_DATA:-.fleet}",
      description = "the stack's data directory; also FLEET_DATA; default ${DEFAULT-VALUE}")
  private Path directory;

  /** The directory meant. */
  public DataDirectory directory() {
    return new DataDirectory(directory);
  }
}
