package io.fleet.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes that are not children of this one: asked first, then killed. */
public final class ProcessEnder {
  private static final long LOOK_EVERY_MS = 50;
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private ProcessEnder() {}

  /**
   * Asks the process to end and kills it when it has not within the time.
   *
   * @return whether it is gone
   */
  public static boolean end(ProcessIdentity process, Duration patience) {
    signal(process, false);
    if (awaitGone(process, patience)) {
      return true;
    }
    signal(process, true);
    return awaitGone(process, AFTER_KILL);
  }

  /** Asks the process to end (SIGTERM) or ends it (SIGKILL); never another one of that number. */
  public static void signal(ProcessIdentity process, boolean kill) {
    if (!process.isAlive()) {
      return;
    }
    ProcessHandle.of(process.pid()).ifPresent(handle -> handleSignal(handle, kill));
  }

  /** Waits until the process is gone, at most that long. */
  public static boolean awaitGone(ProcessIdentity process, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void handleSignal(ProcessHandle handle, boolean kill) {
    if (kill) {
      handle.destroyForcibly();
    } else {
      handle.destroy();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process to end", e);
    }
  }
}
