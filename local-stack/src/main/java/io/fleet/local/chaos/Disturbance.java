package io.fleet.local.chaos;

import io.fleet.local.chaos.TcpProxy.Mode;
import io.fleet.local.chaos.Ways.Way;
import io.fleet.local.process.PartStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What can be done to a stack. Each thing is written down with when it began and ended. */
final class Disturbance {
  private static final long LOOK_MS = 20;
  private static final Duration NOTICED = Duration.ofMinutes(2);
  private static final long SIGNALLED_SECONDS = 10;

  private final ChaosStack stack;
  private final Path faults;

  /**
   * @param faults where it is written down: a line each with both moments in epoch milliseconds,
   *     and what was done
   */
  Disturbance(ChaosStack stack, Path faults) {
    this.stack = stack;
    this.faults = faults;
  }

  /** Something that is done for a while, or at once. */
  @FunctionalInterface
  interface Deed {
    void run() throws Exception;
  }

  ChaosStack stack() {
    return stack;
  }

  /** Does something and writes it down. */
  void during(String what, Deed deed) throws Exception {
    long beganMs = System.currentTimeMillis();
    deed.run();
    note(what, beganMs, System.currentTimeMillis());
  }

  /** SIGKILL; its supervisor starts it again. */
  void kill(String part) throws Exception {
    int before = stack.part(part).restarts();
    long beganMs = System.currentTimeMillis();
    signal("KILL", part);
    note("kill " + part, beganMs, beganMs);
    awaitDeath(part, before);
  }

  /** Returns when a supervisor has noticed that a part died. */
  void awaitDeath(String part, int restartsBefore) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + NOTICED.toNanos();
    while (stack.part(part).restarts() == restartsBefore) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(part + " does not end");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** SIGSTOP for so long. */
  void pause(String part, Duration length) throws Exception {
    during(
        "pause " + part,
        () -> {
          long pid = signal("STOP", part);
          try {
            sleep(length);
          } finally {
            signal("CONT", pid);
          }
        });
  }

  /** SIGKILL, and nobody starts them again for so long. */
  void away(List<String> parts, Duration length) throws Exception {
    during(
        "away " + parts,
        () -> {
          for (String part : parts) {
            stack.gate(part).shut();
            signal("KILL", part);
          }
          try {
            sleep(length);
          } finally {
            parts.forEach(part -> stack.gate(part).open());
          }
        });
  }

  /** Connections on these ways suffer for so long. */
  void way(List<Way> ways, Mode mode, Duration length) throws Exception {
    during(
        mode + " " + ways,
        () -> {
          ways.forEach(way -> stack.way(way).set(mode));
          try {
            sleep(length);
          } finally {
            ways.forEach(way -> stack.way(way).set(Mode.PASS));
          }
        });
  }

  void sleep(Duration length) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(length.toMillis());
  }

  private long signal(String signal, String part) throws Exception {
    PartStatus status = stack.part(part);
    long deadlineNs = System.nanoTime() + NOTICED.toNanos();
    while (status.pid() == null) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(part + " does not run");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      status = stack.part(part);
    }
    signal(signal, status.pid());
    return status.pid();
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
    if (!kill.waitFor(SIGNALLED_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      kill.destroyForcibly();
      throw new IOException("no signal to " + pid);
    }
  }

  private void note(String what, long beganMs, long endedMs) throws IOException {
    Files.writeString(
        faults,
        beganMs + "\t" + endedMs + "\t" + what + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
