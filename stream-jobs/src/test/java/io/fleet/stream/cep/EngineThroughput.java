package io.fleet.stream.cep;

import io.fleet.events.Telemetry;
import io.fleet.stream.rule.AlertFinding;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints what the engine in vehicle time costs: events that complete a match now and then, events
 * too lonely to ask the engine, and the engine alone. Run by hand.
 */
public final class EngineThroughput {
  private static final PrintStream OUT = System.out;
  private static final int EVENTS = 200_000;
  private static final int ROUNDS = 5;

  private EngineThroughput() {}

  public static void main(String[] arguments) {
    for (int round = 0; round < ROUNDS; round++) {
      report("every third event completes a match", 60_000);
      report("no two events within the window", 900_000);
    }
  }

  private static void report(String what, long gapMs) {
    PatternRule rule = new PatternRule(new AggressiveDriving());
    List<AlertFinding> alerts = new ArrayList<>();
    PatternState state = rule.initial();
    long before = System.nanoTime();
    for (int i = 0; i < EVENTS; i++) {
      state = rule.take(state, event(i * gapMs), alerts);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    OUT.printf("%-40s %,9.0f events/s, %,d matches%n", what, EVENTS / seconds, alerts.size());
  }

  private static DerivedEvent event(long timeMs) {
    return new DerivedEvent(
        "harsh_braking", "van", timeMs, timeMs, 1, null, null, Telemetry.ABSENT, Telemetry.ABSENT);
  }
}
