package io.fleet.chaos.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the first thing that was done to the system to when it was last left to itself.
 *
 * @param beganMs epoch milliseconds
 * @param endedMs epoch milliseconds; of a kill the same moment
 */
record Outage(long beganMs, long endedMs) {

  /** Of a file of faults: when each began and ended, and what it was. */
  static Outage read(Path faults) throws IOException {
    try (Stream<String> lines = Files.lines(faults)) {
      List<String[]> all = lines.map(line -> line.split("\t")).toList();
      return new Outage(
          all.stream().mapToLong(fault -> Long.parseLong(fault[0])).min().orElse(0),
          all.stream().mapToLong(fault -> Long.parseLong(fault[1])).max().orElse(0));
    }
  }

  double sinceEndS(long atMs) {
    return Math.max(0, atMs - endedMs) / 1_000.0;
  }
}
