package io.fleet.gateway.fuzz;

import java.util.concurrent.ThreadLocalRandom;

/** How long and from which seed to fuzz, told by system properties. */
public final class FuzzSettings {
  private static final int SHORT_RUN_S = 8;

  private FuzzSettings() {}

  /** Seconds of one target: {@code fleet.fuzz.seconds}, a short run by default. */
  public static int seconds() {
    return Integer.getInteger("fleet.fuzz.seconds", SHORT_RUN_S);
  }

  /** {@code fleet.fuzz.seed}, another one each time by default; whoever uses it prints it. */
  public static int seed() {
    return Integer.getInteger(
        "fleet.fuzz.seed", ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
  }
}
