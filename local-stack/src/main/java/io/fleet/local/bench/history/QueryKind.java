package io.fleet.local.bench.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * A question clients ask, each time about something else.
 *
 * @param name for the table
 * @param path its path and query, of a random vehicle, driver, trip or day
 */
record QueryKind(String name, Path path) {

  /** Makes the path of one question. */
  interface Path {
    String of(Subjects subjects, Random random);
  }

  /**
   * What can be asked about.
   *
   * @param vehicles ids of vehicles
   * @param drivers ids of drivers
   * @param trips ids of trips
   * @param from the month's first moment
   * @param days how many days it has
   */
  record Subjects(
      List<String> vehicles, List<String> drivers, List<String> trips, Instant from, int days) {

    String vehicle(Random random) {
      return vehicles.get(random.nextInt(vehicles.size()));
    }

    String driver(Random random) {
      return drivers.get(random.nextInt(drivers.size()));
    }

    String trip(Random random) {
      return trips.get(random.nextInt(trips.size()));
    }

    /** A range of so many days within the month, as query parameters. */
    String range(int length, Random random) {
      int first = random.nextInt(Math.max(1, days - length + 1));
      Instant begin = from.plus(first, ChronoUnit.DAYS);
      return "from=" + begin + "&to=" + begin.plus(Math.min(length, days), ChronoUnit.DAYS);
    }
  }

  /** What the console and mobile clients ask, in equal parts. */
  static List<QueryKind> mix() {
    return List.of(
        new QueryKind("vehicles, 100 of the list", (of, random) -> "/v1/vehicles?limit=100"),
        new QueryKind("one vehicle", (of, random) -> "/v1/vehicles/" + of.vehicle(random)),
        new QueryKind(
            "a vehicle's track, a day",
            (of, random) ->
                "/v1/vehicles/" + of.vehicle(random) + "/track?limit=1000&" + of.range(1, random)),
        new QueryKind(
            "a vehicle's trips, a week",
            (of, random) ->
                "/v1/trips?limit=100&vehicle_id=" + of.vehicle(random) + '&' + of.range(7, random)),
        new QueryKind(
            "the fleet's trips, a day, 100",
            (of, random) -> "/v1/trips?limit=100&" + of.range(1, random)),
        new QueryKind("one trip", (of, random) -> "/v1/trips/" + of.trip(random)),
        new QueryKind(
            "a vehicle's overspeed episodes, the month",
            (of, random) ->
                "/v1/overspeed-episodes?limit=100&vehicle_id="
                    + of.vehicle(random)
                    + '&'
                    + of.range(of.days(), random)),
        new QueryKind(
            "the fleet's alerts, a day, 100",
            (of, random) -> "/v1/alerts?limit=100&" + of.range(1, random)),
        new QueryKind("drivers, 100 of the list", (of, random) -> "/v1/drivers?limit=100"),
        new QueryKind(
            "a driver's score, 7 days",
            (of, random) -> "/v1/drivers/" + of.driver(random) + "/score?window=7d"),
        new QueryKind(
            "a driver's last minutes",
            (of, random) -> "/v1/drivers/" + of.driver(random) + "/recent"));
  }
}
