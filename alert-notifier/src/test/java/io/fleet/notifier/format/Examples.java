package io.fleet.notifier.format;

import io.fleet.events.Alert;
import io.fleet.notifier.event.AlertEvents;
import io.fleet.notifier.event.Event;
import java.util.Map;

/** Events as the log brings them. */
public final class Examples {
  /** Of {@link #overspeed()} in the standard format. */
  public static final int STANDARD_BODY_BYTES =
      new StandardFormat().body(overspeed(), null, "").bytes().length;

  private static final long AT_MS = 1_767_225_600_000L;

  private Examples() {}

  public static Event overspeed() {
    return overspeed("92 km/h where 50 are allowed");
  }

  /**
   * @param details the sentence, whatever stands in it
   */
  public static Event overspeed(String details) {
    return overspeed(details, "van-1");
  }

  public static Event overspeed(String details, String vehicleId) {
    return AlertEvents.of(
        new Alert(
            "3f2b8c1e-0000-5000-8000-000000000001",
            1_767_225_600_000_001L,
            Alert.State.OPENED,
            AT_MS,
            AT_MS,
            null,
            AT_MS + 120,
            "overspeed",
            3,
            vehicleId,
            "driver-7",
            null,
            48_137_154,
            11_576_124,
            details,
            Map.of("peak_kmph", 92.5),
            false,
            false),
        "fleet.prod.alerts.outbound-0-1");
  }
}
