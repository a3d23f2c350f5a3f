package io.fleet.events.capability;

import java.util.Locale;

/** What a vehicle may send that rules need; each is a member of the learned body. */
public enum Signal {
  POSITION("position"),
  SPEED("speed"),
  IGNITION("ignition"),
  RPM("engine speed"),
  ACCEL_LONG("acceleration along"),
  ACCEL_LAT("acceleration across"),
  ACCEL_PEAK("shocks"),
  ODOMETER("odometer"),
  FUEL("fuel level"),
  BATTERY("supply voltage"),
  ENGINE_TEMP("engine temperature");

  private final String inWords;

  Signal(String inWords) {
    this.inWords = inWords;
  }

  /** The name of the member, for example {@code accel_long}. */
  public String member() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  String inWords() {
    return inWords;
  }
}
