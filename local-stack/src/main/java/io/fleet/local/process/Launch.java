package io.fleet.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started. Commands and environments may carry secrets and are never printed.
 *
 * @param command program and arguments
 * @param environment variables beside the inherited ones
 * @param directory its working directory
 */
public record Launch(List<String> command, Map<String, String> environment, Path directory) {

  /** Keeps its own copies. */
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return "Launch[" + command.get(0) + " …]";
  }
}
