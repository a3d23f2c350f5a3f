package io.fleet.local.bench.profile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Processor time as the kernel accounts for it, in steps of 10 ms. */
public final class ProcessTimes {
  private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_FIELD = 11;
  private static final int SYSTEM_FIELD = 12;

  private ProcessTimes() {}

  /** Seconds a process and its ended threads have used so far. */
  public static double seconds(long pid) throws IOException {
    return read(Path.of("/proc", String.valueOf(pid), "stat")).seconds();
  }

  /** Seconds every living thread of a process has used so far, by its number. */
  public static Map<Long, ThreadTime> threads(long pid) throws IOException {
    Map<Long, ThreadTime> times = new HashMap<>();
    Path tasks = Path.of("/proc", String.valueOf(pid), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        try {
          long number = Long.parseLong(thread.getFileName().toString());
          times.put(number, read(thread.resolve("stat")));
        } catch (NoSuchFileException e) {
          continue; // ended meanwhile
        }
      }
    }
    return times;
  }

  /** Seconds the compilers of a JVM have used so far, those that were ended meanwhile left out. */
  public static double compilerSeconds(long pid) throws IOException {
    return threads(pid).values().stream()
        .filter(thread -> COMPILER.matcher(thread.name()).lookingAt())
        .mapToDouble(ThreadTime::seconds)
        .sum();
  }

  /** What each thread used between two readings; new threads count from their start. */
  public static Map<Long, ThreadTime> between(
      Map<Long, ThreadTime> before, Map<Long, ThreadTime> after) {
    Map<Long, ThreadTime> used = new HashMap<>();
    after.forEach(
        (number, time) -> {
          ThreadTime earlier = before.get(number);
          double seconds = time.seconds() - (earlier == null ? 0 : earlier.seconds());
          used.put(number, new ThreadTime(time.name(), seconds));
        });
    return used;
  }

  private static ThreadTime read(Path stat) throws IOException {
    return parse(Files.readString(stat));
  }

  static ThreadTime parse(String stat) {
    int nameEnd = stat.lastIndexOf(')');
    String name = stat.substring(stat.indexOf('(') + 1, nameEnd);
    String[] fields = stat.substring(nameEnd + 2).split(" ");
    long ticks = Long.parseLong(fields[USER_FIELD]) + Long.parseLong(fields[SYSTEM_FIELD]);
    return new ThreadTime(name, ticks / TICKS_PER_SECOND);
  }
}
