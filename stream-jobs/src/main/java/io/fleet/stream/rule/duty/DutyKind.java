package io.fleet.stream.rule.duty;

import io.fleet.events.DriverActivity;

/** What a driver does. Of two things said of one moment the earlier in this order holds. */
public enum DutyKind {
  /** The vehicle drives. */
  DRIVING("driving"),
  /** Told: other work. */
  WORK("work"),
  /** Told: a break or a rest. */
  REST("rest"),
  /** Told: at disposal. */
  AVAILABLE("available"),
  /** The vehicle stands, or nothing is known; taken for a break, and said to be assumed. */
  STANDING("standing");

  private static final DutyKind[] KINDS = values();

  private final String wireName;

  DutyKind(String wireName) {
    this.wireName = wireName;
  }

  /** The value in tables. */
  public String wireName() {
    return wireName;
  }

  static DutyKind at(int ordinal) {
    return KINDS[ordinal];
  }

  /** What somebody does in a standing vehicle, by what was told last. */
  static DutyKind whileStanding(DriverActivity told) {
    if (told == null) {
      return STANDING;
    }
    return switch (told) {
      case WORK -> WORK;
      case REST -> REST;
      case AVAILABLE -> AVAILABLE;
      case DRIVE -> STANDING;
    };
  }
}
