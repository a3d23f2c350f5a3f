package io.fleet.local.bench.history;

import picocli.CommandLine.Option;

/** How large a month a bench of history makes. */
public final class MonthOptions {
  /** Fixes of a trip of 52 minutes, so that 2,000 vehicles have 50 million rows in 30 days. */
  private static final int FIXES_PER_TRIP = 208;

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      defaultValue = "2000",
      description = "of the fleet; default ${DEFAULT-VALUE}")
  private int vehicles;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "of the month; default ${DEFAULT-VALUE}")
  private int days;

  /** 832 rows of telemetry a vehicle and day. */
  public Month.Size size() {
    return new Month.Size(vehicles, days, FIXES_PER_TRIP);
  }
}
