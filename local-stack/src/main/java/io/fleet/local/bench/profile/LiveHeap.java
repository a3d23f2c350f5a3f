package io.fleet.local.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left on a JVM's heap after a full collection.
 *
 * @param bytes of all that can be reached
 * @param classes whose objects take most, the greatest first
 */
public record LiveHeap(long bytes, List<OfClass> classes) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SHOWN = 15;
  private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");

  /**
   * All objects of one class.
   *
   * @param name as the JVM writes it, {@code [B} for arrays of bytes
   */
  public record OfClass(String name, long objects, long bytes) {}

  /**
   * Has another JVM collect and count, for which it stands still.
   *
   * @param pid its process
   * @param histogram the file that takes the whole count
   */
  public static LiveHeap of(long pid, Path histogram) throws IOException, InterruptedException {
    Jcmd.run(pid, histogram, PATIENCE, "GC.class_histogram");
    return parse(Files.readAllLines(histogram));
  }

  static LiveHeap parse(List<String> lines) throws IOException {
    List<OfClass> classes = new ArrayList<>();
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      Matcher total = TOTAL.matcher(line);
      if (row.matches() && classes.size() < SHOWN) {
        classes.add(
            new OfClass(row.group(3), Long.parseLong(row.group(1)), Long.parseLong(row.group(2))));
      } else if (total.matches()) {
        return new LiveHeap(Long.parseLong(total.group(1)), classes);
      }
    }
    throw new IOException("the count of the heap's objects has no total");
  }
}
