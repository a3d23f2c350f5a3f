package io.fleet.local.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a figure was measured on. */
public final class MachineFacts {
  private static final int GIT_WAIT_S = 10;
  private static final double KIB_PER_GIB = 1 << 20;

  private MachineFacts() {}

  /** The machine, as a report's head has it. */
  public static Map<String, String> ofThisMachine() throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("processor", valueOf(Path.of("/proc/cpuinfo"), "model name"));
    facts.put("memory", gib(valueOf(Path.of("/proc/meminfo"), "MemTotal")));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put(
        "JDK", System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"));
    return facts;
  }

  /** What follows a name and a colon in one of the kernel's files; {@code unknown} without it. */
  static String valueOf(Path file, String name) throws IOException {
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
      if (line.startsWith(name)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "unknown";
  }

  static String gib(String kib) {
    String digits = kib.replaceAll("\\D", "");
    return digits.isEmpty()
        ? kib
        : Figure.text(Math.round(10 * Long.parseLong(digits) / KIB_PER_GIB) / 10.0) + " GiB";
  }

  /**
   * The commit of a directory, with {@code +} if files differ from it; {@code unknown} outside of a
   * repository.
   */
  public static String commit(Path home) throws IOException, InterruptedException {
    String commit = git(home, "rev-parse", "--short=12", "HEAD");
    String changes = git(home, "status", "--porcelain", "--untracked-files=no");
    return commit.isEmpty() ? "unknown" : commit + (changes.isEmpty() ? "" : "+");
  }

  private static String git(Path home, String... words) throws IOException, InterruptedException {
    Process git;
    try {
      git = new ProcessBuilder(command(home, words)).start();
    } catch (IOException e) {
      return ""; // not installed
    }
    String told = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    boolean ended = git.waitFor(GIT_WAIT_S, TimeUnit.SECONDS);
    return ended && git.exitValue() == 0 ? told : "";
  }

  private static String[] command(Path home, String... words) {
    String[] command = new String[words.length + 3];
    command[0] = "git";
    command[1] = "-C";
    command[2] = home.toString();
    System.arraycopy(words, 0, command, 3, words.length);
    return command;
  }
}
