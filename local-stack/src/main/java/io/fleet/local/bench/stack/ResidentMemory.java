package io.fleet.local.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads from the kernel how much memory a process has in RAM. */
public final class ResidentMemory {
  private ResidentMemory() {}

  /** Of a living process, in bytes. */
  public static long bytes(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    try (var lines = Files.lines(status)) {
      String line = lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }
}
