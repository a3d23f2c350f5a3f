package io.fleet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ten kilometres due east along a parallel that no other test knows, a message a second: wherever
 * its places turn up, they are this drive's.
 */
final class QuietDrive {
  /** How long it takes, s. */
  static final int LENGTH_S = 500;

  /** How long it is, km. */
  static final int LENGTH_KM = 10;

  private static final double LAT = 61.271828;
  private static final double WEST = 17.845904;
  private static final double SPEED_KMPH = 72;
  private static final double DEGREES_PER_S = 20 / (111_195.08 * Math.cos(Math.toRadians(LAT)));
  private static final int FIRST_KM = 41_000;

  private QuietDrive() {}

  /** The messages, one JSON object each. */
  static List<String> of(String vehicleId, Instant start, boolean saysPrivate) {
    List<String> messages = new ArrayList<>();
    for (int second = 0; second <= LENGTH_S; second++) {
      var event =
          Telemetry.builder()
              .vehicleId(vehicleId)
              .timestampMs(start.plusSeconds(second).toEpochMilli())
              .position(LAT, lon(second))
              .set(TelemetryField.SPEED, SPEED_KMPH)
              .set(TelemetryField.HEADING, 90)
              .set(TelemetryField.ODOMETER, FIRST_KM + second * SPEED_KMPH / 3600)
              .set(TelemetryField.IGNITION, true);
      String json = new String(TelemetryWriter.write(event.build(), null), UTF_8);
      messages.add(saysPrivate ? json.replace("{", "{\"private\":true,") : json);
    }
    return messages;
  }

  /** How its places look, in degrees and in millionths of them. */
  static List<String> places() {
    List<String> places = new ArrayList<>(List.of("61.271828", "61271828"));
    for (int second = 0; second <= LENGTH_S; second++) {
      String degrees = String.format(Locale.ROOT, "%.6f", lon(second));
      places.add(degrees);
      places.add(degrees.replace(".", ""));
    }
    return places;
  }

  private static double lon(int second) {
    return Math.rint((WEST + second * DEGREES_PER_S) * 1e6) / 1e6;
  }
}
