package io.fleet.simulator.trial;

import java.util.Locale;

/** How often a driver does what counts against them. */
public enum DriverProfile {
  CALM(1, 1),
  NORMAL(3, 3),
  AGGRESSIVE(8, 6);

  private final double manoeuvresPerHour;
  private final double overspeedsPerHour;

  DriverProfile(double manoeuvresPerHour, double overspeedsPerHour) {
    this.manoeuvresPerHour = manoeuvresPerHour;
    this.overspeedsPerHour = overspeedsPerHour;
  }

  /** The profile of a vehicle's driver: a third each. */
  static DriverProfile of(int vehicleNumber) {
    DriverProfile[] all = values();
    return all[vehicleNumber % all.length];
  }

  /** Of all three kinds together; about half are harsh. */
  double manoeuvresPerHour() {
    return manoeuvresPerHour;
  }

  double overspeedsPerHour() {
    return overspeedsPerHour;
  }

  /** The name in a driver's id. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
