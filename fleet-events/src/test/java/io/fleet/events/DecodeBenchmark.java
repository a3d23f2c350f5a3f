package io.fleet.events;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * How many messages of the published demo's form one thread decodes in a second of its own CPU
 * time, identity included. A program to be run by hand, not a test: {@code java -cp …
 * io.fleet.events.DecodeBenchmark [seconds]}.
 */
public final class DecodeBenchmark {
  private static final int VEHICLES = 2_000;
  private static final int MESSAGES = 50_000;
  private static final long START_MS = 1_790_000_000_000L;

  private DecodeBenchmark() {}

  public static void main(String[] args) {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    byte[][] messages = messages(new Random(1));
    long bytes = 0;
    for (byte[] message : messages) {
      bytes += message.length;
    }
    System.out.printf(Locale.ROOT, "mean message: %d bytes%n", bytes / messages.length);
    TelemetryReader reader = new TelemetryReader();
    for (int round = 1; round <= 5; round++) {
      System.out.printf(
          Locale.ROOT,
          "round %d: %,.0f events per CPU second%n",
          round,
          rate(reader, messages, seconds));
    }
  }

  private static double rate(TelemetryReader reader, byte[][] messages, int seconds) {
    long start = cpuNs();
    long end = start + seconds * 1_000_000_000L;
    long count = 0;
    long check = 0;
    while (cpuNs() < end) {
      for (byte[] message : messages) {
        check += reader.read(message).telemetry().identity();
      }
      count += messages.length;
    }
    if (check == 0) {
      throw new IllegalStateException("nothing was decoded");
    }
    return count * 1e9 / (cpuNs() - start);
  }

  /** The thread's own time, so that a busy machine does not spoil the figure. */
  private static long cpuNs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[][] messages(Random random) {
    byte[][] messages = new byte[MESSAGES][];
    for (int i = 0; i < MESSAGES; i++) {
      messages[i] = message(random, i).getBytes(StandardCharsets.UTF_8);
    }
    return messages;
  }

  private static String message(Random random, int i) {
    int vehicle = random.nextInt(VEHICLES);
    return String.format(
        Locale.ROOT,
        "{\"event_id\": \"%s\", \"vehicle_id\": \"veh-%05d\", \"driver_id\": \"driver-%05d\","
            + " \"trip_id\": \"\", \"timestamp\": \"%s\", \"lat\": %.14f, \"lon\": %.14f,"
            + " \"speed_kmph\": %.2f, \"heading\": %.1f, \"sat_count\": %d, \"battery_v\": %.2f,"
            + " \"ignition\": true}",
        new UUID(random.nextLong(), random.nextLong()),
        vehicle,
        vehicle,
        Iso8601.format(START_MS + i * 10L).replace("Z", "456+00:00"),
        40 + random.nextDouble() * 10,
        8 + random.nextDouble() * 10,
        random.nextDouble() * 120,
        random.nextDouble() * 360,
        random.nextInt(20),
        12 + random.nextDouble() * 2);
  }
}
