package io.fleet.acceptance;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A drive of four minutes, one message a second: twenty seconds too fast, three harsh brakes, and a
 * halt with the engine off, long enough to end the trip. Short enough to be told before anything of
 * it is late.
 */
final class RoughDrive {
  /** How long it takes, s. */
  static final int LENGTH_S = 240;

  /** How much longer one takes that is long enough for a score, s. */
  static final int LONGER_S = 2_000;

  private static final int TOO_FAST_AFTER_S = 40;
  private static final int TOO_FAST_S = 25;
  private static final double METRES_PER_DEGREE = 111_195.08;
  private static final double LIMIT_KMPH = 50;
  private static final int GENTLE_KMPH_PER_S = 5;

  private final String vehicleId;
  private final List<String> messages = new ArrayList<>();
  private String driverId;
  private Instant now;
  private double speedKmph;
  private double northM;

  private RoughDrive(String vehicleId, Instant start) {
    this.vehicleId = vehicleId;
    this.now = start;
  }

  /** The messages of a vehicle that starts at a moment, one JSON object each. */
  static List<String> of(String vehicleId, Instant start) {
    return new RoughDrive(vehicleId, start).gentlyTo(0, 10).roughly(LENGTH_S).messages;
  }

  /** The same by a driver, after 26 km on which there is nothing to say: enough for a score. */
  static List<String> longOf(String vehicleId, String driverId, Instant start) {
    RoughDrive drive = new RoughDrive(vehicleId, start);
    drive.driverId = driverId;
    return drive.gentlyTo(0, 10).gentlyTo(48, LONGER_S).roughly(LENGTH_S + LONGER_S).messages;
  }

  /** One that goes on, and has been too fast for longer than it takes to be told. */
  static List<String> stillTooFast(String vehicleId) {
    Instant start = Instant.now().minusSeconds(TOO_FAST_AFTER_S + TOO_FAST_S);
    return new RoughDrive(vehicleId, start)
        .gentlyTo(0, 10)
        .gentlyTo(48, TOO_FAST_AFTER_S - 10)
        .gentlyTo(70, TOO_FAST_S)
        .messages;
  }

  private RoughDrive roughly(int untilS) {
    gentlyTo(48, 40).gentlyTo(70, 25).gentlyTo(48, 30);
    for (int brake = 0; brake < 3; brake++) {
      gentlyTo(50, 12).atOnceTo(35, 4);
    }
    return gentlyTo(0, untilS - messages.size());
  }

  private RoughDrive gentlyTo(double kmph, int seconds) {
    for (int i = 0; i < seconds; i++) {
      double change = kmph - speedKmph;
      speedKmph += Math.signum(change) * Math.min(Math.abs(change), GENTLE_KMPH_PER_S);
      emit();
    }
    return this;
  }

  private RoughDrive atOnceTo(double kmph, int seconds) {
    speedKmph = kmph;
    for (int i = 0; i < seconds; i++) {
      emit();
    }
    return this;
  }

  private void emit() {
    Telemetry event =
        Telemetry.builder()
            .vehicleId(vehicleId)
            .driverId(driverId)
            .timestampMs(now.toEpochMilli())
            .position(48 + northM / METRES_PER_DEGREE, 11)
            .set(TelemetryField.SPEED, speedKmph)
            .set(TelemetryField.SPEED_LIMIT, LIMIT_KMPH)
            .set(TelemetryField.IGNITION, speedKmph > 0)
            .build();
    messages.add(new String(TelemetryWriter.write(event, null), StandardCharsets.UTF_8));
    northM += speedKmph / 3.6;
    now = now.plusSeconds(1);
  }
}
