package io.fleet.stream.timeline.reference;

import io.fleet.events.DriverEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where one driver logged in and out, by the events' own times: whatever the order in which they
 * came, the same set says the same. A driver is logged in on one vehicle at a time.
 */
final class DriverLogins {
  /** A login nobody ended is over after so long: the log keeps it no longer either. */
  static final long LONGEST_MS = Duration.ofDays(30).toMillis();

  /** The most that is kept, the newest. */
  static final int MOST_CHANGES = 512;

  private static final String LOGIN = "driver_login";
  private static final String LOGOUT = "driver_logout";

  private static final Comparator<Change> IN_TIME =
      Comparator.comparingLong(Change::timeMs)
          .thenComparing(Change::login)
          .thenComparing(Change::vehicleId, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final String driverId;

  /** With each change when the log took it, ms. */
  private final TreeMap<Change, Long> changes = new TreeMap<>(IN_TIME);

  /** Every vehicle that is or was named, once, so that all changes share its id. */
  private final Map<String, String> vehicles = new HashMap<>(2);

  /** A login, or a logout; a logout without a vehicle is one of whichever it is. */
  private record Change(long timeMs, boolean login, String vehicleId) {}

  DriverLogins(String driverId) {
    this.driverId = driverId;
  }

  /** Whether an event says who drives. */
  static boolean isLogin(DriverEvent event) {
    return event.eventType().equals(LOGIN);
  }

  static boolean isLogout(DriverEvent event) {
    return event.eventType().equals(LOGOUT);
  }

  /**
   * Takes a login or a logout of this driver.
   *
   * @param appendMs when the log took it
   * @return whether it was news
   */
  boolean add(DriverEvent event, long appendMs) {
    String named = event.vehicleId();
    String vehicleId = named == null ? null : vehicles.computeIfAbsent(named, id -> id);
    Change change = new Change(event.timestampMs(), isLogin(event), vehicleId);
    boolean news = changes.put(change, appendMs) == null;
    if (changes.size() > MOST_CHANGES) {
      changes.pollFirstEntry();
    }
    return news;
  }

  /**
   * Forgets what the log took before a time.
   *
   * @return whether anything is left
   */
  boolean forget(long beforeMs) {
    changes.values().removeIf(appendMs -> appendMs < beforeMs);
    vehicles.clear();
    changes.keySet().stream()
        .map(Change::vehicleId)
        .filter(Objects::nonNull)
        .forEach(id -> vehicles.put(id, id));
    return !changes.isEmpty();
  }

  /** Every vehicle that is or was named. */
  Set<String> vehicles() {
    return vehicles.keySet();
  }

  /** Tells the times in which the driver was logged in, in order. */
  void times(Consumer<LoggedIn> taker) {
    Change open = null;
    for (Change change : changes.keySet()) {
      boolean ends =
          change.login || change.vehicleId == null || change.vehicleId.equals(vehicleOf(open));
      if (ends) {
        close(open, change.timeMs, taker);
        open = change.login ? change : null;
      }
    }
    close(open, Long.MAX_VALUE, taker);
  }

  private static String vehicleOf(Change open) {
    return open == null ? null : open.vehicleId;
  }

  private void close(Change open, long atMs, Consumer<LoggedIn> taker) {
    if (open != null && atMs > open.timeMs) {
      long toMs = Math.min(atMs, open.timeMs + LONGEST_MS);
      taker.accept(new LoggedIn(open.vehicleId, driverId, open.timeMs, toMs));
    }
  }

  /** How many are kept. */
  int size() {
    return changes.size();
  }
}
