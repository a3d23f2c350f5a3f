package io.fleet.local.chaos;

import io.fleet.local.chaos.TcpProxy.Mode;
import io.fleet.local.chaos.Ways.Way;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Breaks one thing after the other. The same seed, the same things in the same order. */
final class Monkey {
  private static final int SHORTEST_S = 3;
  private static final int LONGEST_S = 12;

  private static final Duration BACK = Duration.ofMinutes(3);

  private final Random chance;
  private final List<String> parts;

  Monkey(long seed, List<String> parts) {
    this.chance = new Random(seed);
    this.parts = parts;
  }

  /** So many faults with rests between them. */
  void strike(Disturbance it, int faults) throws Exception {
    for (int i = 0; i < faults; i++) {
      strikeOnce(it);
      it.sleep(seconds());
    }
  }

  /** Fault after fault for so long. */
  void strike(Disturbance it, Duration length) throws Exception {
    long endNs = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < endNs) {
      strikeOnce(it);
      it.stack().awaitHealthy(BACK);
      it.sleep(seconds());
    }
  }

  /** One fault. */
  void strikeOnce(Disturbance it) throws Exception {
    String part = parts.get(chance.nextInt(parts.size()));
    Way way = Way.values()[chance.nextInt(Way.values().length)];
    switch (chance.nextInt(4)) {
      case 0 -> it.pause(part, seconds());
      case 1 -> it.away(List.of(part), seconds());
      case 2 -> it.way(List.of(way), Mode.CUT, seconds());
      default -> it.kill(part);
    }
  }

  private Duration seconds() {
    return Duration.ofSeconds(chance.nextInt(SHORTEST_S, LONGEST_S + 1));
  }
}
