package io.fleet.local.bench;

import picocli.CommandLine.Option;

/** What is uploaded beside a fleet that speaks: nothing, if there are no vehicles. */
final class BacklogOptions {
  @Option(
      names = "--backlog-vehicles",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "measures once more while so many known vehicles upload what they kept, newest first, and",
        "until all of it is repaired; a multiple of 250, or fewer; default none. The design's",
        "figure: --backlog-vehicles 1000 --backlog-hours 6"
      })
  int vehicles;

  @Option(
      names = "--backlog-hours",
      paramLabel = "H",
      defaultValue = "6",
      description = "how long each of them kept its messages; default ${DEFAULT-VALUE}")
  double hours;

  @Option(
      names = "--backlog-sampling",
      paramLabel = "S",
      defaultValue = "30",
      description = "seconds between two of them; default ${DEFAULT-VALUE}")
  int samplingS;

  @Option(
      names = "--backlog-rate",
      paramLabel = "N",
      defaultValue = "5000",
      description = "events a second in which they are uploaded; default ${DEFAULT-VALUE}")
  int rate;

  /** A small one, of other vehicles, by which a job gets to know its work. */
  BacklogOptions toWarmUp() {
    BacklogOptions few = new BacklogOptions();
    few.vehicles = Math.min(vehicles, 50);
    few.hours = Math.min(hours, 2);
    few.samplingS = samplingS;
    few.rate = Math.min(rate, 1_000);
    return few;
  }

  boolean isWanted() {
    return vehicles > 0;
  }

  /** How many events are uploaded: one of each vehicle is not late. */
  long events() {
    return vehicles * (1 + (long) (hours * 3_600 / samplingS));
  }
}
