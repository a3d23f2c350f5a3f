package io.fleet.stream.rule.hours;

/** Takes the episodes of one driver. */
@FunctionalInterface
interface EpisodeSink {
  /** One that is over, or as it stands at the end of what is known. */
  void tell(Episode episode);

  /** What a rule knows of an episode; the driver and the profile are the judge's. */
  record Episode(
      HoursRule rule,
      String vehicleId,
      String drivenVehicleId,
      Stage stage,
      long startedAtMs,
      long exceededAtMs,
      long tsMs,
      long endedAtMs,
      long usedMs,
      long limitMs,
      boolean assumedBreaks) {}

  /** Stands for: not yet. */
  long NEVER = Long.MIN_VALUE;
}
