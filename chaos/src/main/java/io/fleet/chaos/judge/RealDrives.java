package io.fleet.chaos.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Drives of a real driver, as the README beside their data counts them: rows, from when to when the
 * vehicle moved, how far, and how often too fast.
 *
 * @param drives of one vehicle
 */
record RealDrives(List<Drive> drives) {
  private static final Pattern ROW =
      Pattern.compile(
          "\\| ([A-Z])\\d+ \\| (\\d+) .*\\| (\\d{4}-\\d\\d-\\d\\d) [\\d:]+ \\| ([\\d:]+) → ([\\d:]+) \\|[^|]*\\| ([\\d,]+) \\| (\\d+).*");

  private static final long START_TOLERANCE_MS = 10_000;
  private static final long END_TOLERANCE_MS = 40_000;
  private static final double DISTANCE_TOLERANCE = 0.02;

  /** A drive: times in epoch milliseconds, in metres. */
  record Drive(int rows, long startMs, long endMs, double distanceM, int overspeedEpisodes) {}

  /** Those of a driver. */
  static RealDrives of(String driver, Path readme) throws IOException {
    try (Stream<String> lines = Files.lines(readme)) {
      return new RealDrives(
          lines
              .map(ROW::matcher)
              .filter(row -> row.matches() && row.group(1).equals(driver))
              .map(RealDrives::drive)
              .toList());
    }
  }

  private static Drive drive(Matcher row) {
    return new Drive(
        Integer.parseInt(row.group(2)),
        ms(row.group(3), row.group(4)),
        ms(row.group(3), row.group(5)),
        Double.parseDouble(row.group(6).replace(",", "")),
        Integer.parseInt(row.group(7)));
  }

  private static long ms(String day, String time) {
    return LocalDateTime.parse(day + "T" + time).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** What the store says otherwise of the vehicle that drove them. */
  Finding wrong(Store store, String vehicleId) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    String trips =
        "SELECT toUnixTimestamp64Milli(started_at), toUnixTimestamp64Milli(ended_at), distance_m, overspeed_episodes FROM trips_current WHERE vehicle_id = "
            + Store.quoted(vehicleId);
    List<String[]> found = store.lines(trips).stream().map(line -> line.split("\t")).toList();
    if (found.size() != drives.size()) {
      wrong.add(found.size() + " trips of " + vehicleId + ", not " + drives.size());
    }
    for (Drive drive : drives) {
      if (found.stream().noneMatch(trip -> isOf(drive, trip))) {
        wrong.add("no trip of " + vehicleId + " is " + drive);
      }
    }
    return Finding.of("real_drives_wrong", wrong);
  }

  private static boolean isOf(Drive drive, String[] trip) {
    double errorM = Math.abs(Double.parseDouble(trip[2]) - drive.distanceM());
    return Math.abs(Long.parseLong(trip[0]) - drive.startMs()) <= START_TOLERANCE_MS
        && Math.abs(Long.parseLong(trip[1]) - drive.endMs()) <= END_TOLERANCE_MS
        && errorM <= DISTANCE_TOLERANCE * drive.distanceM()
        && Integer.parseInt(trip[3]) == drive.overspeedEpisodes();
  }
}
