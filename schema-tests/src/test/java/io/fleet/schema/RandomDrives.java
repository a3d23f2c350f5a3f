package io.fleet.schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Trips of five weeks with what happened on and between them and what people said about it, as they
 * hold in the end, and the INSERTs that tell them: earlier versions first or last, many twice, some
 * withdrawn. The same seed gives the same rows.
 */
final class RandomDrives {
  static final long END_MS = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  private static final long START_MS = END_MS - 35L * 86_400_000;
  private static final String[] KINDS = {
    "harsh_braking", "harsh_acceleration", "harsh_cornering", "overspeed", "crash"
  };
  private static final String[] DRIVERS = {"anna", "ben", "cleo", ""};

  /** A trip as it is now; {@code measuredMm} is 0 where nobody has counted its speeds. */
  record Trip(
      String vehicle,
      UUID id,
      long startMs,
      long endMs,
      String driver,
      long distanceMm,
      long movingMs,
      long measuredMm,
      long belowMm,
      long unjudgedMm,
      long privateMm) {}

  /** An event as it is now; {@code lastingMs} and the speeds count for episodes alone. */
  record Happening(
      String vehicle,
      UUID id,
      long atMs,
      String kind,
      String driver,
      UUID saidTrip,
      int severity,
      long lastingMs,
      int peakCkmph,
      int limitCkmph,
      boolean confirmed) {}

  /** What somebody said about an event. */
  record Action(UUID event, UUID id, long atMs, String action, String driver) {}

  final List<Trip> trips = new ArrayList<>();
  final List<Happening> happenings = new ArrayList<>();
  final List<Action> actions = new ArrayList<>();

  private final Random random;
  private final Map<String, List<String>> rows = new TreeMap<>();

  RandomDrives(long seed) {
    random = new Random(seed);
    for (int vehicle = 0; vehicle < 4; vehicle++) {
      drive("v" + vehicle);
    }
  }

  /** INSERT statements in random order, of 60 rows at most. */
  List<String> inserts() {
    List<String> inserts = new ArrayList<>();
    rows.forEach(
        (into, all) -> {
          Collections.shuffle(all, random);
          for (int from = 0; from < all.size(); from += 60) {
            List<String> block = all.subList(from, Math.min(all.size(), from + 60));
            inserts.add(
                "INSERT INTO fleet.%s SETTINGS async_insert = 0, insert_deduplicate = 0 VALUES %s"
                    .formatted(into, String.join(", ", block)));
          }
        });
    Collections.shuffle(inserts, random);
    return inserts;
  }

  private void drive(String vehicle) {
    for (long at = START_MS + random.nextInt(3_600_000); at < END_MS; ) {
      long lastingMs = 600_000 + random.nextInt(7_200_000);
      Trip trip = trip(vehicle, at, lastingMs);
      boolean stands = random.nextInt(8) > 0;
      if (stands) {
        trips.add(trip);
      }
      tell(trip, stands);
      for (int i = random.nextInt(4); i > 0; i--) {
        happen(trip);
      }
      at += lastingMs + 600_000 + random.nextInt(40_000_000);
    }
  }

  private Trip trip(String vehicle, long atMs, long lastingMs) {
    long distanceMm = random.nextInt(60_000) * 1_000L;
    long measuredMm = random.nextInt(4) == 0 ? 0 : distanceMm + random.nextInt(100_000);
    return new Trip(
        vehicle,
        id(),
        atMs,
        atMs + lastingMs,
        DRIVERS[random.nextInt(DRIVERS.length)],
        distanceMm,
        lastingMs * 3 / 4,
        measuredMm,
        measuredMm / (1 + random.nextInt(5)),
        measuredMm == 0 || random.nextBoolean() ? 0 : measuredMm / (1 + random.nextInt(9)),
        measuredMm == 0 || random.nextInt(3) > 0 ? 0 : random.nextInt(20_000_000));
  }

  private void happen(Trip trip) {
    String kind = KINDS[random.nextInt(KINDS.length)];
    long atMs =
        trip.startMs - 300_000 + random.nextInt((int) (trip.endMs - trip.startMs) + 600_000);
    Happening happening =
        new Happening(
            trip.vehicle,
            id(),
            atMs,
            kind,
            random.nextInt(3) > 0 ? "" : DRIVERS[random.nextInt(3)],
            random.nextBoolean() ? trip.id : null,
            random.nextInt(5),
            kind.equals("overspeed") ? 10_000 + random.nextInt(120_000) : 0,
            8_000 + random.nextInt(3_000),
            8_000,
            random.nextInt(3) > 0);
    boolean stands = random.nextInt(6) > 0;
    if (stands) {
      happenings.add(happening);
    }
    tell(happening, stands);
    for (int i = random.nextInt(4); i > 0; i--) {
      say(happening);
    }
  }

  private void say(Happening happening) {
    String[] words = {"contested", "excluded", "rejected", "restored"};
    String action = words[random.nextInt(words.length)];
    // few times, so that two people speak in the same millisecond
    long atMs = happening.atMs + 86_400_000 + random.nextInt(3);
    Action said = new Action(happening.id, id(), atMs, action, DRIVERS[random.nextInt(3)]);
    actions.add(said);
    insert(
        "event_actions (event_id, at, action_id, version, withdrawn, action, driver_id)",
        "'%s', %s, '%s', 1, 0, '%s', '%s'"
            .formatted(said.event, time(atMs), said.id, action, said.driver));
  }

  private void tell(Trip trip, boolean stands) {
    String into =
        "trips (vehicle_id, started_at, trip_id, version, withdrawn, state, driver_id, ended_at,"
            + " distance_mm, moving_ms)";
    String key = "'%s', %s, '%s'".formatted(trip.vehicle, time(trip.startMs), trip.id);
    String content =
        "'closed', '%s', %s, %d, %d"
            .formatted(trip.driver, time(trip.endMs), trip.distanceMm, trip.movingMs);
    insert(into, key + ", 5, 0, 'open', 'zoe', " + time(trip.endMs) + ", 77777777, 999");
    insert(into, key + ", 7, " + (stands ? 0 : 1) + ", " + content);
    String speeds =
        "trip_speeds (vehicle_id, started_at, trip_id, version, measured_mm, below_50_mm,"
            + " unjudged_mm, private_mm)";
    insert(speeds, key + ", 5, 1000, 1000, 1000, 1000"); // of the version before
    if (trip.measuredMm > 0) {
      insert(
          speeds,
          "%s, 7, %d, %d, %d, %d"
              .formatted(key, trip.measuredMm, trip.belowMm, trip.unjudgedMm, trip.privateMm));
    }
  }

  private void tell(Happening it, boolean stands) {
    for (int version = 3; version <= 4; version++) {
      int withdrawn = version == 4 && !stands ? 1 : 0;
      String row =
          "'%s', %s, '%s', %d, %d, '%s', %s"
              .formatted(
                  it.vehicle,
                  time(it.atMs),
                  it.id,
                  version,
                  withdrawn,
                  version == 3 ? "zoe" : it.driver,
                  it.saidTrip == null ? "NULL" : "'" + it.saidTrip + "'");
      tell(it, row, version == 3 ? 1 : it.severity);
    }
  }

  private void tell(Happening it, String row, int severity) {
    String key = "version, withdrawn, driver_id, trip_id";
    switch (it.kind) {
      case "overspeed" ->
          insert(
              "overspeed_episodes (vehicle_id, started_at, episode_id, "
                  + key
                  + ", ended_at, peak_ckmph, limit_ckmph)",
              "%s, %s, %d, %d"
                  .formatted(row, time(it.atMs + it.lastingMs), it.peakCkmph, it.limitCkmph));
      case "crash" ->
          insert(
              "crash_events (vehicle_id, started_at, event_id, " + key + ", state, severity)",
              "%s, '%s', %d".formatted(row, it.confirmed ? "confirmed" : "cleared", severity));
      default ->
          insert(
              "harsh_events (vehicle_id, started_at, event_id, " + key + ", kind, severity)",
              "%s, '%s', %d".formatted(row, it.kind, severity));
    }
  }

  private void insert(String into, String values) {
    for (int time = 0; time <= random.nextInt(2); time++) {
      rows.computeIfAbsent(into, any -> new ArrayList<>()).add("(" + values + ")");
    }
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  static String time(long epochMs) {
    String text = Instant.ofEpochMilli(epochMs).toString();
    return "'" + text.replace("T", " ").replace("Z", "") + "'";
  }
}
