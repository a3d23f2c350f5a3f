package io.fleet.query.driver;

import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.clickhouse.Row;
import io.fleet.query.clickhouse.SqlFile;
import io.fleet.query.driver.Shares.Whose;
import io.fleet.query.scope.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a driver did in the last minutes; {@code driver_recent} of the schema says the same, to
 * which a test holds it. Speeds are read only where the driver has a trip.
 */
@ApplicationScoped
class RecentDrivings {
  /** How far back the last minutes reach. */
  static final Duration RECENT = Duration.ofMinutes(15);

  private static final SqlFile FIXES = SqlFile.load("driver-fixes");

  /** How much longer than the last minutes go back a driver's trip may have begun. */
  private static final Duration LONGEST_TRIP = Duration.ofDays(2);

  /** Between messages further apart nothing is known of the way. */
  private static final long LONGEST_LEG_MS = 60_000;

  /** Speeds are in 0.01 km/h: by this, times milliseconds, they are millimetres. */
  private static final long CKMPH_MS_PER_MM = 360;

  private static final double MM_PER_KM = 1e6;
  private static final double M_PER_KM = 1e3;

  private final ClickHouse store;
  private final Scopes scopes;
  private final Shares shares;
  private final Clock clock;

  RecentDrivings(ClickHouse store, Scopes scopes, Shares shares, Clock clock) {
    this.store = store;
    this.scopes = scopes;
    this.shares = shares;
    this.clock = clock;
  }

  /** A speed told by a vehicle. */
  private record Fix(String vehicleId, long atMs, long speedCkmph) {}

  /**
   * The last minutes of a driver.
   *
   * @param known whether a trip of the last two days, of vehicles the caller may see, names the
   *     driver
   */
  record Recent(RecentDriving driving, boolean known) {}

  /** What the driver did between 15 minutes ago and now. */
  Recent of(String driverId) {
    Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant from = to.minus(RECENT);
    Whose whose = new Whose(driverId, scopes.forPerson(driverId), from, to);
    List<Share> all = shares.of(whose, from.minus(LONGEST_TRIP), to);
    List<Share> happened =
        shares
            .decided(
                all.stream().filter(share -> !share.isTrip() && isWithin(share, from, to)).toList(),
                driverId)
            .stream()
            .filter(share -> !share.isExcluded())
            .toList();
    double distanceKm = drivenMm(all, from, to) / MM_PER_KM;
    RecentDriving driving =
        new RecentDriving(
            driverId,
            from,
            to,
            distanceKm * M_PER_KM,
            counts(happened),
            per100Km(happened, distanceKm));
    return new Recent(driving, all.stream().anyMatch(Share::isTrip));
  }

  private static boolean isWithin(Share share, Instant from, Instant to) {
    return !share.startedAt().isBefore(from) && share.startedAt().isBefore(to);
  }

  private static DriverScore.Counts counts(List<Share> happened) {
    Map<String, Long> counts =
        happened.stream().collect(Collectors.groupingBy(Share::kind, Collectors.counting()));
    return new DriverScore.Counts(
        counts.getOrDefault("harsh_braking", 0L),
        counts.getOrDefault("harsh_acceleration", 0L),
        counts.getOrDefault("harsh_cornering", 0L),
        counts.getOrDefault(Share.CRASH, 0L),
        counts.getOrDefault(Share.OVERSPEED, 0L));
  }

  private static Double per100Km(List<Share> happened, double distanceKm) {
    long events = happened.stream().filter(it -> !it.kind().equals(Share.OVERSPEED)).count();
    return distanceKm > 0 ? (Double) (events * 100 / distanceKm) : null;
  }

  /** Of each vehicle by their start when the driver's trips ended, or now. */
  private long drivenMm(List<Share> all, Instant from, Instant to) {
    Map<String, NavigableMap<Long, Long>> untilMs = new TreeMap<>();
    all.stream()
        .filter(share -> share.isTrip() && (share.open() || !share.endedAt().isBefore(from)))
        .forEach(
            trip ->
                untilMs
                    .computeIfAbsent(trip.vehicleId(), vehicle -> new TreeMap<>())
                    .merge(
                        trip.startedAt().toEpochMilli(),
                        (trip.open() ? to : trip.endedAt()).toEpochMilli(),
                        Math::max));
    if (untilMs.isEmpty()) {
      return 0;
    }
    Bindings bindings =
        new Bindings()
            .texts("vehicles", untilMs.keySet())
            .number("from_ms", from.toEpochMilli())
            .number("to_ms", to.toEpochMilli());
    List<Fix> fixes = store.list(FIXES, bindings, RecentDrivings::read);
    long drivenMm = 0;
    for (int i = 0; i + 1 < fixes.size(); i++) {
      drivenMm += legMm(fixes.get(i), fixes.get(i + 1), untilMs);
    }
    return drivenMm;
  }

  private static long legMm(Fix fix, Fix next, Map<String, NavigableMap<Long, Long>> untilMs) {
    long legMs = next.atMs() - fix.atMs();
    if (!next.vehicleId().equals(fix.vehicleId()) || legMs > LONGEST_LEG_MS) {
      return 0;
    }
    return Optional.ofNullable(untilMs.get(fix.vehicleId()).floorEntry(fix.atMs()))
        .filter(trip -> fix.atMs() < trip.getValue())
        .map(trip -> fix.speedCkmph() * legMs / CKMPH_MS_PER_MM)
        .orElse(0L);
  }

  private static Fix read(Row row) throws SQLException {
    return new Fix(row.text("vehicle_id"), row.integer("ts_ms"), row.integer("speed_ckmph"));
  }
}
