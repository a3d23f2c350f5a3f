package io.fleet.simulator.truth;

import java.util.Locale;

/** What a label says happened. */
public enum LabelKind {
  /** Braking, wherever its second's mean passed the floor, harsh or not. */
  HARSH_BRAKING(false),
  /** Acceleration, likewise. */
  HARSH_ACCELERATION(false),
  /** Cornering to either side, likewise. */
  HARSH_CORNERING(false),
  /** An unbroken stretch above the limit × 1.05, however short, with what belongs to it. */
  OVERSPEED(false),
  /** Engine on and standing. */
  IDLING(false),
  /** From the first moving moment to the standing that ended it. */
  TRIP(false),
  /** Within a geofence, from edge to edge. */
  VISIT(false),
  /**
   * A stop of a delivery plan: from when the vehicle stood there until it moved on; of one that
   * nobody was at, the end of the round.
   */
  DELIVERY_STOP(false),
  /** On a round: a rest or a breakdown, where no stop is. */
  HALT(false),
  /** A collision at speed, with standing after it. */
  CRASH(false),
  /** The driver asks for help. */
  SOS(false),
  /** Carried away with the engine off. */
  TOW(false),
  /** Very hard braking that is no crash. */
  EMERGENCY_STOP(true),
  /** One sample of shock while driving. */
  POTHOLE(true),
  /** One sample of shock while parked. */
  PARKED_KNOCK(true),
  /** One fix whose speed says 0 while driving. */
  SPEED_DROPOUT(true);

  private final boolean decoy;

  LabelKind(boolean decoy) {
    this.decoy = decoy;
  }

  /** Whether it is there to be mistaken for a crash. */
  public boolean isDecoy() {
    return decoy;
  }

  /** The name in JSON. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
