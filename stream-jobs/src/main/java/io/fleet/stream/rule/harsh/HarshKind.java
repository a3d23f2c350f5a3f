package io.fleet.stream.rule.harsh;

import io.fleet.events.DeviceEvent;
import io.fleet.stream.rule.settings.HarshThresholds;

/** The manoeuvres that are judged. The order is part of the binary form: new ones are appended. */
public enum HarshKind {
  BRAKING(DeviceEvent.HARSH_BRAKING, "braked harshly", 1_500),
  ACCELERATION(DeviceEvent.HARSH_ACCELERATION, "accelerated harshly", 0),
  CORNERING(DeviceEvent.HARSH_CORNERING, "cornered harshly", 2_000);

  private static final HarshKind[] KINDS = values();

  private final String wireName;
  private final String words;
  private final int fromCkmph;

  HarshKind(String wireName, String words, int fromCkmph) {
    this.wireName = wireName;
    this.words = words;
    this.fromCkmph = fromCkmph;
  }

  /** The name in alerts, tables and device events, for example {@code harsh_braking}. */
  public String wireName() {
    return wireName;
  }

  /** What the vehicle did, for a sentence. */
  String words() {
    return words;
  }

  /** The least speed at which it is judged, 0.01 km/h. */
  int fromCkmph() {
    return fromCkmph;
  }

  /** From which acceleration on it is harsh, 0.001 g. */
  int thresholdMg(HarshThresholds thresholds) {
    return switch (this) {
      case BRAKING -> thresholds.brakingMg();
      case ACCELERATION -> thresholds.accelerationMg();
      case CORNERING -> thresholds.corneringMg();
    };
  }

  /** The kind a device event names, or null. */
  static HarshKind ofDeviceEvent(DeviceEvent event) {
    for (HarshKind kind : KINDS) {
      if (kind.wireName.equals(event.type())) {
        return kind;
      }
    }
    return null;
  }

  /** The kind of an ordinal read from a checkpoint. */
  public static HarshKind at(int ordinal) {
    return KINDS[ordinal];
  }

  static int count() {
    return KINDS.length;
  }
}
