package io.fleet.local.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A vehicle of a few minutes to which everything happens: it goes through a fence, much too fast,
 * brakes hard, calls for help, crashes and stands. A message a second.
 */
final class ScriptedVehicle {
  /** What it goes through: id and body of a geofence. */
  static final String FENCE_ID = "chaos-fence";

  static final String FENCE =
      "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[11.500000,48.120000]},\"radius_m\":300}";

  private static final int LASTS_S = 600;
  private static final double METRES_PER_DEGREE = 111_320;

  private ScriptedVehicle() {}

  /** An event: when, epoch milliseconds, and what is posted. */
  record Event(long timeMs, String json) {}

  /** All that it sends. */
  static List<Event> drive(String vehicleId, Instant start) {
    List<Event> events = new ArrayList<>();
    double lat = 48.1;
    for (int second = 0; second < LASTS_S; second++) {
      double kmph = kmph(second);
      lat += kmph / 3.6 / METRES_PER_DEGREE;
      long timeMs = start.plusSeconds(second).toEpochMilli();
      events.add(
          new Event(
              timeMs,
              String.format(
                  Locale.ROOT,
                  "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":%.6f,\"lon\":11.5,\"speed_kmph\":%.1f,\"ignition\":true%s}",
                  vehicleId,
                  timeMs,
                  lat,
                  kmph,
                  happens(second))));
    }
    return events;
  }

  private static double kmph(int second) {
    if (second < 30 || second >= 420) {
      return 0;
    }
    return second >= 120 && second < 180 ? 130 : 60;
  }

  private static String happens(int second) {
    return switch (second) {
      case 240 -> ",\"events\":[{\"type\":\"harsh_braking\",\"value_g\":0.6}]";
      case 300 -> ",\"sos\":true";
      case 330 -> ",\"sos\":false";
      case 420 -> ",\"events\":[{\"type\":\"crash\",\"value_g\":5}]";
      default -> "";
    };
  }
}
