package io.fleet.local.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of the whole machine so far, whoever used it, in the kernel's steps.
 *
 * @param busy in user, system and interrupt mode
 * @param all busy or not
 */
public record MachineTimes(long busy, long all) {
  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISK = 4;

  /** Guests are told within user time as well: only the first eight figures are apart. */
  private static final int FIGURES = 8;

  private static final double PERCENT = 100;

  /** As it is now. */
  public static MachineTimes now() throws IOException {
    return parse(Files.readString(Path.of("/proc/stat")));
  }

  /** How busy the processors were since an earlier reading, 0 to 100; 0 if no time went by. */
  public double busyPctSince(MachineTimes earlier) {
    long passed = all - earlier.all;
    return passed == 0 ? 0 : PERCENT * (busy - earlier.busy) / passed;
  }

  static MachineTimes parse(String stat) {
    String line = stat.lines().findFirst().orElseThrow();
    String[] words = line.strip().split("\\s+");
    long busy = 0;
    long all = 0;
    for (int i = 0; i < FIGURES && i + 1 < words.length; i++) {
      long ticks = Long.parseLong(words[i + 1]);
      all += ticks;
      busy += i == IDLE || i == WAITING_FOR_DISK ? 0 : ticks;
    }
    return new MachineTimes(busy, all);
  }
}
