package io.fleet.local.bench.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every bench of the suite, in the order in which they run: the table's, then what stands by it.
 */
public enum SuiteBench {
  DRAIN("--events=1000000", 15, "--events=4000000", 30, true),
  LIVE("--seconds=60", 25, "", 75, false),
  STREAM("", 15, "--seconds=120", 20, false),
  ALERT("", 20, "--backlog-vehicles=1000", 75, false),
  HTTP("", 15, "--seconds=30", 20, true),
  MQTT("", 15, "--seconds=30", 20, true),
  QUERY("--vehicles=200", 25, "", 75, false),
  STORAGE("--vehicles=200", 20, "", 60, false),
  WEBHOOK("", 15, "--seconds=15", 20, false),
  PEER("--events=500000", 15, "--events=2000000", 30, false),
  BATCH("", 15, "--seconds=30", 20, true),
  CONNECTIONS("", 15, "--seconds=60", 20, true),
  STATE("--vehicles=5000,20000", 15, "", 60, false);

  private final String quick;
  private final Duration quickLimit;
  private final String full;
  private final Duration fullLimit;
  private final boolean profiled;

  SuiteBench(String quick, int quickLimitMin, String full, int fullLimitMin, boolean profiled) {
    this.quick = quick;
    this.quickLimit = Duration.ofMinutes(quickLimitMin);
    this.full = full;
    this.fullLimit = Duration.ofMinutes(fullLimitMin);
    this.profiled = profiled;
  }

  /** How much each bench does. */
  public enum Size {
    /** As little as tells something. */
    QUICK,
    /** What the targets are about. */
    FULL;

    /** The word in reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The command's name, and the bench's in its line. */
  public String benchName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What the command is told beside its defaults.
   *
   * @param stacks where sampled stacks are left if the bench can; null if nobody wants them
   */
  public List<String> words(Size size, Path stacks) {
    List<String> words = new ArrayList<>();
    String more = size == Size.FULL ? full : quick;
    if (!more.isEmpty()) {
      words.add(more);
    }
    if (stacks != null && profiled) {
      words.add("--stacks=" + stacks);
    }
    return words;
  }

  /** It is given up after that. */
  Duration limit(Size size) {
    return size == Size.FULL ? fullLimit : quickLimit;
  }

  /** The one of that name. */
  public static Optional<SuiteBench> named(String name) {
    return Arrays.stream(values()).filter(bench -> bench.benchName().equals(name)).findFirst();
  }

  /**
   * Those of the names, in the order of the suite and each once; all if none is named.
   *
   * @throws IllegalArgumentException if there is no such bench
   */
  public static List<SuiteBench> chosen(List<String> names) {
    for (String name : names) {
      if (named(name).isEmpty()) {
        throw new IllegalArgumentException("no bench " + name);
      }
    }
    return Arrays.stream(values())
        .filter(bench -> names.isEmpty() || names.contains(bench.benchName()))
        .toList();
  }
}
