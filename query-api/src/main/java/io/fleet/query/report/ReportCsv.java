package io.fleet.query.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A report as CSV (RFC 4180): a header, then a line for each row; what is not known is empty. */
final class ReportCsv {
  private static final String END = "\r\n";
  private static final List<String> HEADER =
      List.of(
          "month",
          "vehicle_class",
          "vehicles",
          "distance_km",
          "crashes",
          "crashes_per_million_km",
          "harsh_events",
          "harsh_events_per_hundred_km",
          "driving_s",
          "over_limit_s",
          "over_limit_share",
          "drivers",
          "drivers_without_score",
          "median_score",
          "scores_below_60",
          "scores_from_60",
          "scores_from_70",
          "scores_from_80",
          "scores_from_90",
          "known_driver_share",
          "measured_speed_share",
          "private_mode_share",
          "unjudged_share");

  private ReportCsv() {}

  static String of(InsurerReport report) {
    return String.join(",", HEADER)
        + END
        + report.rows().stream()
            .map(row -> line(report.month(), row) + END)
            .collect(Collectors.joining());
  }

  /** Classes are words of a closed set, so nothing needs quotes. */
  private static String line(String month, InsurerReport.Row row) {
    InsurerReport.Scores scores = row.scores();
    InsurerReport.Coverage coverage = row.coverage();
    Object[] values = {
      month,
      row.vehicleClass(),
      row.vehicles(),
      row.distanceKm(),
      row.crashes(),
      row.crashesPerMillionKm(),
      row.harshEvents(),
      row.harshEventsPerHundredKm(),
      row.drivingS(),
      row.overLimitS(),
      row.overLimitShare(),
      row.drivers(),
      row.driversWithoutScore(),
      row.medianScore(),
      scores.below60(),
      scores.from60(),
      scores.from70(),
      scores.from80(),
      scores.from90(),
      coverage.knownDriver(),
      coverage.measuredSpeed(),
      coverage.privateMode(),
      coverage.unjudged()
    };
    return Arrays.stream(values)
        .map(value -> value == null ? "" : value.toString())
        .collect(Collectors.joining(","));
  }
}
