package io.fleet.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, told apart from a later one with the same number by its start.
 *
 * @param pid process number
 * @param start when it started: clock ticks since boot and the boot's id, or the start instant
 *     where the system has no /proc
 */
public record ProcessIdentity(long pid, String start) {
  private static final Path PROC = Path.of("/proc");
  private static final int STATE_FIELD = 0;
  private static final int START_FIELD = 19;

  /** The identity of a living process, empty if there is none with that number. */
  public static Optional<ProcessIdentity> of(long pid) {
    Optional<String> start = Files.exists(PROC.resolve("self")) ? procStart(pid) : jdkStart(pid);
    return start.map(text -> new ProcessIdentity(pid, text));
  }

  /** Whether this very process still runs; a zombie does not. */
  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  private static Optional<String> procStart(long pid) {
    try {
      String line = Files.readString(PROC.resolve(pid + "/stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      if ("ZX".contains(fields[STATE_FIELD])) {
        return Optional.empty();
      }
      return Optional.of(fields[START_FIELD] + "@" + bootId());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String bootId() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).trim();
  }

  private static Optional<String> jdkStart(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(handle -> handle.info().startInstant().map(Instant::toString).orElse("unknown"));
  }
}
