package io.fleet.stream.io.clickhouse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One loader a staging directory in this process, shared by its writers and committers: it starts
 * with the first of them and, when the last has gone, ends as soon as nothing is left to send or it
 * has lingered long enough.
 */
final class LoaderRegistry {

  private static final class Held {
    Loader loader;
    int leases;
    long leaveAt;
  }

  private static final Map<Path, Held> LOADERS = new HashMap<>();

  private LoaderRegistry() {}

  /**
   * A share of the directory's loader, to be closed.
   *
   * @throws IllegalStateException if a running loader of that directory sends elsewhere
   */
  static LoaderLease acquire(
      ClickHouseSinkConfig config, RefusedFiles refusedFiles, Clock clock, RandomGenerator random)
      throws IOException {
    Path path = config.stagingPath();
    synchronized (LOADERS) {
      Held held = LOADERS.get(path);
      if (held != null && held.leases > 0 && !held.loader.serves(config)) {
        throw new IllegalStateException(path + " is loaded with other settings by this process");
      }
      if (held == null || !held.loader.serves(config)) {
        held = replace(path, held, config, refusedFiles, clock, random);
      }
      held.leases++;
      Held leased = held;
      return new LoaderLease(leased.loader.parts(), () -> release(leased));
    }
  }

  private static Held replace(
      Path path,
      Held old,
      ClickHouseSinkConfig config,
      RefusedFiles refusedFiles,
      Clock clock,
      RandomGenerator random)
      throws IOException {
    if (old != null) {
      old.loader.stop();
    }
    Held held = new Held();
    held.loader = new Loader(config, refusedFiles, clock, random, () -> endIfLeft(path, held));
    LOADERS.put(path, held);
    held.loader.start();
    return held;
  }

  private static void release(Held held) {
    synchronized (LOADERS) {
      held.leases--;
      held.leaveAt = System.nanoTime() + held.loader.linger().toNanos();
    }
  }

  private static void endIfLeft(Path path, Held held) {
    synchronized (LOADERS) {
      boolean due = held.loader.isIdle() || System.nanoTime() - held.leaveAt >= 0;
      if (held.leases == 0 && due && LOADERS.remove(path, held)) {
        held.loader.stop();
      }
    }
  }
}
