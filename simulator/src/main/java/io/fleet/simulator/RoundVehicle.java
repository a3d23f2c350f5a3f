package io.fleet.simulator;

import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.post.Line;
import io.fleet.simulator.round.PlannedRound;
import io.fleet.simulator.round.Scan;
import io.fleet.simulator.round.ScanHabit;
import io.fleet.simulator.round.Town;
import io.fleet.simulator.round.Town.Address;
import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.Itinerary;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.script.Segment.Hold;
import io.fleet.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One vehicle that drives delivery rounds in real time, with its device, its dispatcher and a
 * driver who scans, or does not. It is found some hundred metres from its next stop. One thread.
 */
final class RoundVehicle {
  private static final double SOONEST_S = 12;
  private static final double LATEST_S = 40;
  private static final double NEAREST_M = 120;
  private static final double FARTHEST_M = 250;

  private final int number;
  private final LiveDevice device;
  private final Dispatcher dispatcher;
  private final ScriptedMotion motion;
  private final Truth truth;
  private final Itinerary itinerary;
  private final Powertrain powertrain;
  private final List<Scan> scanned = new ArrayList<>();

  /**
   * @param number the vehicle's number in the fleet from 1
   * @param startMs first instant of the simulation, epoch milliseconds
   */
  RoundVehicle(int number, Seeds seeds, Town town, SimulationOptions options, long startMs) {
    RandomGenerator random = seeds.generator(Seeds.Part.SCRIPT, number);
    this.number = number;
    this.device = new LiveDevice(number, seeds, options, startMs);
    this.dispatcher = new Dispatcher(number, device, town, random);
    PlannedRound first = dispatcher.first(startMs);
    Address near = near(first.stops().get(0).at(), random);
    this.motion = Town.parked(near, device.nextMs() - device.intervalMs(), random);
    // nobody judges a live fleet, so labels are told to no one
    this.truth =
        new Truth(device.vehicleId(), device.driverId(), ScriptedMotion.STEP_MS, label -> {});
    Course course = new Course(motion);
    course.add(new Hold(random.nextDouble(SOONEST_S, LATEST_S)));
    ScanHabit habit = ScanHabit.of(number);
    RoundDuty duty =
        new RoundDuty(
            first, dispatcher, town, course, motion, truth, habit, random, scanned::add);
    this.itinerary = new Itinerary(course, duty);
    this.powertrain = new Powertrain(VehicleClass.VAN, random);
  }

  private static Address near(Address at, RandomGenerator random) {
    double bearing = random.nextDouble(2 * Math.PI);
    double awayM = random.nextDouble(NEAREST_M, FARTHEST_M);
    return new Address(
        at.xM() + awayM * StrictMath.sin(bearing), at.yM() + awayM * StrictMath.cos(bearing));
  }

  int number() {
    return number;
  }

  /** When the next message is due, epoch milliseconds. */
  long nextMs() {
    return device.nextMs();
  }

  /** Drives on to the next message and tells it. */
  SimulatedEvent next() {
    while (motion.timeMs() < device.nextMs()) {
      itinerary.step();
      truth.step(motion, false);
      device.feel(motion);
    }
    return device.tell(motion, powertrain);
  }

  /** What its dispatcher has to post since this was asked last, in order. */
  List<Line> takePapers() {
    return dispatcher.takePapers();
  }

  /** What was scanned since this was asked last. */
  List<Scan> takeScans() {
    List<Scan> taken = List.copyOf(scanned);
    scanned.clear();
    return taken;
  }

  /** Takes back what is left of its round, from a moment on, epoch milliseconds. */
  void breakOff(long atMs) {
    dispatcher.withdraw(atMs);
  }
}
