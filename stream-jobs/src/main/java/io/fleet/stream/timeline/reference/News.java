package io.fleet.stream.timeline.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What became known only after moments it governs: for which vehicles, from which moment of theirs
 * on, and when the log took it. One thread adds, any number ask. Kept for as long as logins are;
 * what reached the log well before it began to hold is not news.
 */
public final class News {
  /** Stands for: nothing. */
  public static final long NOTHING = Long.MAX_VALUE;

  /** Events are believed up to so far ahead of the server's clock, ms. */
  private static final long AHEAD_MS = 300_000;

  private static final int FORGETS_EVERY = 4_096;
  private static final String EVERY_VEHICLE = "";

  private final Map<String, List<Item>> byVehicle = new HashMap<>();
  private volatile long count;
  private volatile long newestAppendMs = Long.MIN_VALUE;

  private record Item(long number, long fromMs, long appendMs) {}

  /**
   * Adds what became known.
   *
   * @param vehicleId whom it may concern, or null for every vehicle
   * @param fromMs from when on it holds, vehicle time, epoch milliseconds
   * @param appendMs when the log took it, epoch milliseconds
   */
  synchronized void add(String vehicleId, long fromMs, long appendMs) {
    if (fromMs >= appendMs + AHEAD_MS) {
      return;
    }
    String key = vehicleId == null ? EVERY_VEHICLE : vehicleId;
    long number = count + 1;
    byVehicle
        .computeIfAbsent(key, id -> new ArrayList<>(1))
        .add(new Item(number, fromMs, appendMs));
    newestAppendMs = Math.max(newestAppendMs, appendMs);
    if (number % FORGETS_EVERY == 0) {
      forgetBefore(newestAppendMs - LoginBook.KEPT_MS);
    }
    count = number;
  }

  private void forgetBefore(long appendMs) {
    Iterator<List<Item>> lists = byVehicle.values().iterator();
    while (lists.hasNext()) {
      List<Item> items = lists.next();
      items.removeIf(item -> item.appendMs < appendMs);
      if (items.isEmpty()) {
        lists.remove();
      }
    }
  }

  /** How much there has been; rises. */
  public long count() {
    return count;
  }

  /** When the log took the newest, epoch milliseconds; {@link Long#MIN_VALUE} before the first. */
  public long newestAppendMs() {
    return newestAppendMs;
  }

  /** The earliest moment of a vehicle that what came after so much else governs. */
  public synchronized long earliestAfter(long seenCount, String vehicleId) {
    return Math.min(
        earliestOfNewest(EVERY_VEHICLE, seenCount), earliestOfNewest(vehicleId, seenCount));
  }

  /** Looks from the newest back: of a vehicle with many scans most has been seen. */
  private long earliestOfNewest(String key, long seenCount) {
    List<Item> items = byVehicle.getOrDefault(key, List.of());
    long fromMs = NOTHING;
    for (int i = items.size() - 1; i >= 0 && items.get(i).number > seenCount; i--) {
      fromMs = Math.min(fromMs, items.get(i).fromMs);
    }
    return fromMs;
  }

  /** The earliest moment of a vehicle that what the log took after a time governs. */
  public synchronized long earliestTakenAfter(long afterAppendMs, String vehicleId) {
    return earliest(vehicleId, item -> item.appendMs > afterAppendMs);
  }

  private long earliest(String vehicleId, java.util.function.Predicate<Item> which) {
    long ofAll = earliest(byVehicle.getOrDefault(EVERY_VEHICLE, List.of()), which);
    return Math.min(ofAll, earliest(byVehicle.getOrDefault(vehicleId, List.of()), which));
  }

  private static long earliest(List<Item> items, java.util.function.Predicate<Item> which) {
    return items.stream().filter(which).mapToLong(Item::fromMs).min().orElse(NOTHING);
  }
}
