package io.fleet.local.bench.history;

import io.fleet.local.bench.stack.ClickHouseSql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Days of a fleet, up to the day before a given one: telemetry and what the job would have found in
 * it. The store makes the rows itself, out of hashes, so the same month is the same rows; only what
 * it takes to have it decides how long that takes. Then what the store would have merged an hour
 * later is merged.
 */
public final class Month {
  private static final int TRIPS_A_DAY = 4;
  private static final List<String> DAILY =
      List.of("telemetry", "trips", "trip-speeds", "episodes", "harsh", "alerts", "hours");
  private static final List<String> IN_THE_END = List.of("states", "alert-hours");

  private final ClickHouseSql store;
  private final Size size;
  private final LocalDate until;

  /**
   * How much of it.
   *
   * @param vehicles at least 1
   * @param days at least 1
   * @param fixesPerTrip fixes 15 s apart in each of a day's four trips, 1 to 480
   */
  public record Size(int vehicles, int days, int fixesPerTrip) {

    /** Refuses what would not be a day. */
    public Size {
      if (vehicles < 1 || days < 1 || fixesPerTrip < 1 || fixesPerTrip > 480) {
        throw new IllegalArgumentException("vehicles, days >= 1 and 1 to 480 fixes a trip");
      }
    }

    /** How many rows of telemetry that are. */
    public long rows() {
      return (long) vehicles * days * TRIPS_A_DAY * fixesPerTrip;
    }
  }

  /**
   * @param until the first day that is not in it any more
   */
  public Month(ClickHouseSql store, Size size, LocalDate until) {
    this.store = store;
    this.size = size;
    this.until = until;
  }

  /**
   * Writes it.
   *
   * @param day told the number of each day that is there
   */
  public void load(IntConsumer day) throws IOException, InterruptedException {
    for (int number = 0; number < size.days(); number++) {
      Map<String, String> parameters = parameters(number);
      for (String statement : DAILY) {
        run(statement, parameters);
      }
      day.accept(number + 1);
    }
    for (String statement : IN_THE_END) {
      run(statement, Map.of());
    }
    for (String table : mergedHourly()) {
      store.run("OPTIMIZE TABLE " + table + " FINAL", Map.of());
    }
  }

  private List<String> mergedHourly() throws IOException, InterruptedException {
    return store.run(text("/bench/month/merged-hourly.sql"), Map.of()).lines().toList();
  }

  /** The first moment of it. */
  public Instant from() {
    return until.minusDays(size.days()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Map<String, String> parameters(int number) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("day", Integer.toString(number));
    parameters.put("midnight", until.minusDays(size.days() - number) + " 00:00:00.000");
    parameters.put("vehicles", Integer.toString(size.vehicles()));
    parameters.put("fixes", Integer.toString(size.fixesPerTrip()));
    return parameters;
  }

  private void run(String statement, Map<String, String> parameters)
      throws IOException, InterruptedException {
    store.run(text("/bench/month/" + statement + ".sql"), parameters);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Month.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
