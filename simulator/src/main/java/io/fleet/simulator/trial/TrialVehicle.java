package io.fleet.simulator.trial;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBuilder;
import io.fleet.events.TelemetryField;
import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.round.Assignment;
import io.fleet.simulator.round.PlannedRound;
import io.fleet.simulator.round.RoundAgenda;
import io.fleet.simulator.round.RoundPlanner;
import io.fleet.simulator.round.RoundStyle;
import io.fleet.simulator.round.Scan;
import io.fleet.simulator.round.ScanHabit;
import io.fleet.simulator.round.Scanner;
import io.fleet.simulator.round.Town;
import io.fleet.simulator.route.CityFrame;
import io.fleet.simulator.script.Agenda;
import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.Itinerary;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.sensor.MeanAcceleration;
import io.fleet.simulator.sensor.PeakAcceleration;
import io.fleet.simulator.sensor.SensorSuite;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One vehicle of a trial with its driver and device. Vehicles with odd numbers give their messages
 * random ids, the others none. One thread.
 */
public final class TrialVehicle {
  private static final int ACCELEROMETER_MS = 1_000;
  private static final long ASLEEP_MS = 3_600_000;
  private static final long LOADING_MS = 1_200_000;
  private static final long EVENING_BEFORE_MS = 36_000_000;
  private static final double STANDARD_GRAVITY_MPS2 = 9.80665;

  private final int number;
  private final String vehicleId;
  private final String driverId;
  private final VehicleClass vehicleClass;
  private final boolean givesEventIds;
  private final ScriptedMotion motion;
  private final Itinerary itinerary;
  private final PlannedRound round;
  private final List<Scan> scanned = new ArrayList<>();
  private final Mishaps mishaps;
  private final Device device = new Device();
  private final Truth truth;
  private final Powertrain powertrain;
  private final SensorSuite sensors;
  private final Transmission transmission;
  private final RandomGenerator deviceRandom;
  private final double accelerometerNoiseMps2;
  private final MeanAcceleration mean = new MeanAcceleration();
  private final PeakAcceleration peak = new PeakAcceleration();
  private final TelemetryBuilder builder = Telemetry.builder();
  private final long intervalMs;
  private long nextMs;

  /**
   * @param number from the trial's first on; those beyond the number of vehicles drive rounds
   */
  TrialVehicle(
      int number, TrialSeeds seeds, TrialOptions options, Town town, Consumer<Label> labels) {
    this.number = number;
    RandomGenerator script = seeds.script(number);
    this.vehicleId = String.format("trial-%04d", number);
    this.driverId = String.format("trial-driver-%s-%04d", DriverProfile.of(number).label(), number);
    this.vehicleClass = VehicleClass.values()[number / 3 % VehicleClass.values().length];
    this.givesEventIds = number % 2 == 1;
    this.deviceRandom = seeds.device(number);
    this.intervalMs = options.sampling().toMillis();
    long startMs = options.start().toEpochMilli();
    // a place of its own within the interval, on a step of the motion
    this.nextMs =
        startMs
            + deviceRandom.nextLong(intervalMs / ScriptedMotion.STEP_MS) * ScriptedMotion.STEP_MS;
    boolean onRound = number >= options.first() + options.vehicles();
    this.round = onRound ? planned(town, startMs, script) : null;
    this.motion = onRound ? parked(town, startMs, script) : motion(startMs, script);
    this.truth = new Truth(vehicleId, driverId, ScriptedMotion.STEP_MS, labels);
    town.watchedBy(truth);
    Course course = new Course(motion);
    long endMs = startMs + options.duration().toMillis();
    Agenda agenda = onRound ? round(town, course, script) : errands(course, script, endMs);
    this.itinerary = new Itinerary(course, agenda);
    this.mishaps = new Mishaps(number, motion, truth, device, script);
    this.powertrain = new Powertrain(vehicleClass, script);
    this.accelerometerNoiseMps2 = options.noise().sensors().accelerationMps2();
    this.sensors =
        new SensorSuite(
            CityFrame.DEFAULT,
            options.noise().sensors(),
            intervalMs / 1_000.0,
            seeds.sensors(number));
    this.transmission =
        new Transmission(options.noise(), CityFrame.DEFAULT, seeds.transmission(number));
  }

  private ScriptedMotion motion(long startMs, RandomGenerator script) {
    return new ScriptedMotion(
        startMs - intervalMs,
        script.nextDouble(-2_000, 2_000),
        script.nextDouble(-2_000, 2_000),
        script.nextDouble(2 * Math.PI),
        Math.rint(script.nextDouble(5e6, 200e6)));
  }

  private ScriptedMotion parked(Town town, long startMs, RandomGenerator script) {
    return Town.parked(town.depot(), startMs - intervalMs, script);
  }

  private PlannedRound planned(Town town, long startMs, RandomGenerator script) {
    long leavesMs = startMs + script.nextLong(LOADING_MS);
    Assignment assignment =
        new Assignment(
            String.format("trial-plan-%04d", number),
            vehicleId,
            driverId,
            leavesMs - EVENING_BEFORE_MS,
            leavesMs,
            Assignment.isByCompletion(number));
    return new RoundPlanner(town, RoundStyle.DAY, script).plan(assignment);
  }

  private Agenda errands(Course course, RandomGenerator script, long endMs) {
    DriverProfile profile = DriverProfile.of(number);
    return new Errands(number, profile, course, motion, truth, device, script, endMs);
  }

  private Agenda round(Town town, Course course, RandomGenerator script) {
    Scanner scanner = new Scanner(round, ScanHabit.of(number), script, scanned::add);
    return new RoundAgenda(
        round, RoundStyle.DAY, town.depot(), course, motion, truth, scanner, script);
  }

  int number() {
    return number;
  }

  public String vehicleId() {
    return vehicleId;
  }

  public String driverId() {
    return driverId;
  }

  /** By which thresholds it is to be judged. */
  public VehicleClass vehicleClass() {
    return vehicleClass;
  }

  /** The round it drives, if it drives one. */
  Optional<PlannedRound> round() {
    return Optional.ofNullable(round);
  }

  /** When the next message is sent, epoch milliseconds. */
  long nextMs() {
    return nextMs;
  }

  /** Drives on to the next message and sends it; false when there is none any more. */
  boolean sendNext(Consumer<Arrival> to) {
    if (!drive()) {
      truth.end();
      return false;
    }
    powertrain.follow(motion, intervalMs / 1_000.0);
    String eventId = givesEventIds ? newEventId() : null;
    read(eventId);
    transmission.send(builder, nextMs, eventId, to);
    scanned.forEach(scan -> to.accept(new Arrival(scan, nextMs)));
    scanned.clear();
    nextMs += itinerary.isAsleep() ? ASLEEP_MS : intervalMs;
    return true;
  }

  private boolean drive() {
    mean.clear();
    peak.clear();
    while (motion.timeMs() < nextMs) {
      if (!itinerary.step()) {
        return false;
      }
      truth.step(motion, motion.isTowed());
      mishaps.step();
      peak.add(motion, device.takeShock());
      if (nextMs - motion.timeMs() < ACCELEROMETER_MS) {
        mean.add(motion);
      }
    }
    return true;
  }

  private void read(String eventId) {
    builder.clear().vehicleId(vehicleId).eventId(eventId);
    builder.driverId(motion.isEngineOn() ? driverId : null);
    builder.timestampMs(transmission.clockMs(nextMs));
    sensors.read(motion, powertrain, mean, builder);
    double noise = accelerometerNoiseMps2 * deviceRandom.nextGaussian();
    double peakG = Math.abs(peak.mps2() + noise) / STANDARD_GRAVITY_MPS2;
    builder.set(TelemetryField.ACCEL_PEAK, peakG);
    if (device.takeSpeedDrop()) {
      builder.set(TelemetryField.SPEED, 0);
      truth.tell(LabelKind.SPEED_DROPOUT, nextMs, nextMs, Map.of());
    }
    Boolean call = device.takeCall(nextMs);
    if (call != null) {
      builder.set(TelemetryField.SOS, call);
    }
  }

  private String newEventId() {
    return new UUID(deviceRandom.nextLong(), deviceRandom.nextLong()).toString();
  }
}
