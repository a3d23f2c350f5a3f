package io.fleet.stream.timeline.reference;

import io.fleet.events.DriverEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Who is logged in where, over all drivers and vehicles, as their logins and logouts tell by their
 * own times. One thread writes what it reads from the log, any number of timelines ask. What the
 * log took more than 35 days before what it took last is forgotten, as the log itself does.
 */
public final class LoginBook {
  /** For how long events are kept after the log took them, ms. */
  static final long KEPT_MS = Duration.ofDays(35).toMillis();

  private static final long FORGETS_EVERY_MS = Duration.ofDays(1).toMillis();

  private final Map<String, DriverLogins> drivers = new HashMap<>();
  private final Map<String, Set<String>> driversOf = new HashMap<>();
  private final Map<String, Shifts> vehicles = new HashMap<>();
  private final Set<String> outdated = new HashSet<>();
  private final AtomicLong changes = new AtomicLong();
  private final News news = new News();
  private final LongAdder passedOver = new LongAdder();
  private long forgetsAtMs = Long.MIN_VALUE;

  /**
   * Takes an event of a driver; of those that are neither login nor logout nothing.
   *
   * @param appendMs when the log took it, epoch milliseconds
   */
  public synchronized void accept(DriverEvent event, long appendMs) {
    boolean login = DriverLogins.isLogin(event);
    if (login && event.vehicleId() == null) {
      passedOver.increment();
    } else if (login || DriverLogins.isLogout(event)) {
      forgetInTime(appendMs);
      take(event, appendMs);
    }
  }

  private void take(DriverEvent event, long appendMs) {
    DriverLogins driver = drivers.computeIfAbsent(event.driverId(), DriverLogins::new);
    if (driver.add(event, appendMs)) {
      for (String vehicleId : driver.vehicles()) {
        news.add(vehicleId, event.timestampMs(), appendMs);
        driversOf.computeIfAbsent(vehicleId, id -> new HashSet<>(2)).add(event.driverId());
        outdated.add(vehicleId);
      }
      changes.incrementAndGet();
    }
  }

  private void forgetInTime(long appendMs) {
    if (appendMs < forgetsAtMs) {
      return;
    }
    forgetsAtMs = appendMs + FORGETS_EVERY_MS;
    drivers.values().removeIf(driver -> !driver.forget(appendMs - KEPT_MS));
    driversOf.clear();
    for (Map.Entry<String, DriverLogins> driver : drivers.entrySet()) {
      for (String vehicleId : driver.getValue().vehicles()) {
        driversOf.computeIfAbsent(vehicleId, id -> new HashSet<>(2)).add(driver.getKey());
      }
    }
    vehicles.keySet().retainAll(driversOf.keySet());
    outdated.addAll(driversOf.keySet());
  }

  /** Who was logged in on a vehicle. As long as nothing is different the answer is the same one. */
  public synchronized Shifts of(String vehicleId) {
    Set<String> known = driversOf.get(vehicleId);
    if (known == null) {
      return Shifts.NONE;
    }
    Shifts before = vehicles.get(vehicleId);
    if (!outdated.remove(vehicleId)) {
      return before;
    }
    List<LoggedIn> times = new ArrayList<>();
    for (String driverId : known) {
      drivers
          .get(driverId)
          .times(
              time -> {
                if (time.vehicleId().equals(vehicleId)) {
                  times.add(time);
                }
              });
    }
    Shifts now = Shifts.of(times);
    if (!now.equals(before)) {
      vehicles.put(vehicleId, now);
      return now;
    }
    return before;
  }

  /** Logins and logouts, with the vehicles they may concern. */
  public News news() {
    return news;
  }

  /** Rises when anything in the book changes; as long as it does not, an answer still holds. */
  public long changes() {
    return changes.get();
  }

  /** How many logins and logouts are known. */
  public synchronized int size() {
    return drivers.values().stream().mapToInt(DriverLogins::size).sum();
  }

  /** How many logins named no vehicle. */
  public long passedOver() {
    return passedOver.sum();
  }
}
