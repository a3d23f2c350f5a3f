package io.fleet.simulator.trial;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import io.fleet.simulator.route.CityFrame;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A device's clock and fix, and the way of its messages to the log. One thread. */
final class Transmission {
  private static final Set<TelemetryField> OF_A_FIX =
      EnumSet.of(
          TelemetryField.LAT,
          TelemetryField.LON,
          TelemetryField.SPEED,
          TelemetryField.HEADING,
          TelemetryField.SAT_COUNT,
          TelemetryField.HDOP);

  private final TrialNoise noise;
  private final CityFrame frame;
  private final RandomGenerator random;
  private final TelemetryBuilder scratch = Telemetry.builder();

  Transmission(TrialNoise noise, CityFrame frame, RandomGenerator random) {
    this.noise = noise;
    this.frame = frame;
    this.random = random;
  }

  /** What the device's clock shows. */
  long clockMs(long trueMs) {
    return noise.wholeSeconds() ? Math.floorDiv(trueMs, 1_000L) * 1_000 : trueMs;
  }

  /**
   * Sends a message that has been read from the sensors; some lose their fix or have it elsewhere.
   *
   * @param trueMs when it is sent
   * @param to takes it once or twice
   */
  void send(TelemetryBuilder read, long trueMs, String eventId, Consumer<Arrival> to) {
    double drawn = random.nextDouble();
    Telemetry told;
    if (drawn < noise.lostFixes()) {
      told = withoutFix(read.build(), eventId);
    } else {
      told = drawn < noise.lostFixes() + noise.jumps() ? elsewhere(read) : read.build();
    }
    byte[] json = TelemetryWriter.write(told, eventId);
    to.accept(new Arrival(trueMs + drawnDelayMs(), told.vehicleId(), json, false));
    if (random.nextDouble() < noise.duplicates()) {
      long again = trueMs + noise.longestDelayMs() + drawnDelayMs();
      to.accept(new Arrival(again, told.vehicleId(), json, true));
    }
  }

  private long drawnDelayMs() {
    return random.nextLong(noise.longestDelayMs() + 1);
  }

  private Telemetry elsewhere(TelemetryBuilder read) {
    Telemetry there = read.build();
    double distanceM = random.nextDouble(noise.jumpFromM(), noise.jumpToM());
    double bearing = random.nextDouble(2 * Math.PI);
    double north = frame.lat(distanceM * StrictMath.cos(bearing)) - frame.centreLat();
    double east = frame.lon(distanceM * StrictMath.sin(bearing)) - frame.centreLon();
    return read.position(there.latE6() / 1e6 + north, there.lonE6() / 1e6 + east).build();
  }

  private Telemetry withoutFix(Telemetry read, String eventId) {
    scratch.clear().vehicleId(read.vehicleId()).driverId(read.driverId());
    scratch.timestampMs(read.timestampMs()).eventId(eventId);
    for (TelemetryField field : TelemetryField.values()) {
      if (!read.has(field) || OF_A_FIX.contains(field)) {
        continue;
      }
      if (field.isFlag()) {
        scratch.set(field, read.isTrue(field));
      } else {
        scratch.set(field, read.number(field));
      }
    }
    return scratch.set(TelemetryField.GPS_VALID, false).build();
  }
}
