package io.fleet.stream.timeline.reference;

import io.fleet.events.DeliveryScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

  /** A scan that has come is news of its own kind: a rule may know that it changes nothing. */
  private record Item(long number, long fromMs, long appendMs, NewsArea area, DeliveryScan scan) {
    boolean concerns(Whereabouts where, Predicate<DeliveryScan> indifferent) {
      return where.reaches(area, fromMs) && (scan == null || !indifferent.test(scan));
    }
  }

  /**
   * Adds what became known.
   *
   * @param vehicleId whom it may concern, or null for every vehicle
   * @param fromMs from when on it holds, vehicle time, epoch milliseconds
   * @param appendMs when the log took it, epoch milliseconds
   */
  void add(String vehicleId, long fromMs, long appendMs) {
    add(vehicleId, fromMs, appendMs, NewsArea.EVERYWHERE);
  }

  /** Adds a scan at a stop. */
  void add(DeliveryScan scan, long appendMs) {
    add(scan.vehicleId(), scan.timestampMs(), appendMs, NewsArea.EVERYWHERE, scan);
  }

  /**
   * Adds what became known of an area.
   *
   * @param area outside of which it concerns nobody
   */
  void add(String vehicleId, long fromMs, long appendMs, NewsArea area) {
    add(vehicleId, fromMs, appendMs, area, null);
  }

  private synchronized void add(
      String vehicleId, long fromMs, long appendMs, NewsArea area, DeliveryScan scan) {
    if (fromMs >= appendMs + AHEAD_MS) {
      return;
    }
    String key = vehicleId == null ? EVERY_VEHICLE : vehicleId;
    long number = count + 1;
    byVehicle
        .computeIfAbsent(key, id -> new ArrayList<>(1))
        .add(new Item(number, fromMs, appendMs, area, scan));
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

  /**
   * The earliest moment of a vehicle that what came after so much else governs.
   *
   * @param indifferent scans that are passed over
   */
  public synchronized long earliestAfter(
      long seenCount, String vehicleId, Whereabouts where, Predicate<DeliveryScan> indifferent) {
    long ofAll = earliestAfter(seenCount, byVehicle.get(EVERY_VEHICLE), where, indifferent);
    return Math.min(ofAll, earliestAfter(seenCount, byVehicle.get(vehicleId), where, indifferent));
  }

  /** The newest stand last: what was seen before is not looked at again. */
  private static long earliestAfter(
      long seenCount, List<Item> items, Whereabouts where, Predicate<DeliveryScan> indifferent) {
    long earliestMs = NOTHING;
    for (int i = items == null ? -1 : items.size() - 1; i >= 0; i--) {
      Item item = items.get(i);
      if (item.number <= seenCount) {
        break;
      }
      if (item.fromMs < earliestMs && item.concerns(where, indifferent)) {
        earliestMs = item.fromMs;
      }
    }
    return earliestMs;
  }

  /** The earliest moment of a vehicle that what the log took after a time governs. */
  public synchronized long earliestTakenAfter(
      long afterAppendMs, String vehicleId, Whereabouts where) {
    long earliestMs = NOTHING;
    for (String key : List.of(EVERY_VEHICLE, vehicleId)) {
      for (Item item : byVehicle.getOrDefault(key, List.of())) {
        boolean earlier = item.appendMs > afterAppendMs && item.fromMs < earliestMs;
        if (earlier && where.reaches(item.area, item.fromMs)) {
          earliestMs = item.fromMs;
        }
      }
    }
    return earliestMs;
  }
}
