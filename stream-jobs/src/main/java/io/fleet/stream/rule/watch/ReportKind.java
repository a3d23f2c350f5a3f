package io.fleet.stream.rule.watch;

import io.fleet.events.DeviceEvent;

/**
 * What trackers report that is an alert as it is. The order is part of the binary form: new ones
 * are appended.
 */
enum ReportKind {
  POWER_CUT(DeviceEvent.POWER_CUT, 3, "that its supply was cut"),
  JAMMING(DeviceEvent.JAMMING, 3, "that its receiver is jammed"),
  TAMPER(DeviceEvent.TAMPER, 3, "that somebody tampers with it"),
  SEAT_BELT(DeviceEvent.SEAT_BELT, 1, "a seat belt that is not fastened"),
  PHONE(DeviceEvent.PHONE, 2, "a driver with a phone in the hand"),
  FATIGUE(DeviceEvent.FATIGUE, 3, "a tired driver");

  private static final ReportKind[] ALL = values();

  private final String type;
  private final int severity;
  private final String words;

  ReportKind(String type, int severity, String words) {
    this.type = type;
    this.severity = severity;
    this.words = words;
  }

  /** The type of the tracker's event and of the alert. */
  String type() {
    return type;
  }

  int severity() {
    return severity;
  }

  /** What follows "the tracker reports". */
  String words() {
    return words;
  }

  static ReportKind at(int ordinal) {
    return ALL[ordinal];
  }

  /** The kind of a tracker's event, or null. */
  static ReportKind ofType(String type) {
    for (ReportKind kind : ALL) {
      if (kind.type.equals(type)) {
        return kind;
      }
    }
    return null;
  }
}
