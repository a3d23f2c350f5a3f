package io.fleet.simulator;

import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.post.Line;
import io.fleet.simulator.round.PlannedRound;
import io.fleet.simulator.round.RoundAgenda;
import io.fleet.simulator.round.RoundStyle;
import io.fleet.simulator.round.Scan;
import io.fleet.simulator.round.ScanHabit;
import io.fleet.simulator.round.Scanner;
import io.fleet.simulator.round.Town;
import io.fleet.simulator.round.Town.Address;
import io.fleet.simulator.script.Agenda;
import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.Itinerary;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.script.Segment.Hold;
import io.fleet.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One vehicle that drives delivery rounds in real time, one after the other, with its device, its
 * dispatcher and a driver who scans, or does not. It is found at the depot or some hundred metres
 * from its next stop. One thread.
 */
final class RoundVehicle {
  private static final double SOONEST_S = 12;
  private static final double LATEST_S = 40;
  private static final double NEAREST_M = 120;
  private static final double FARTHEST_M = 250;

  private final int number;
  private final Town town;
  private final RandomGenerator random;
  private final LiveDevice device;
  private final Dispatcher dispatcher;
  private final ScriptedMotion motion;
  private final Truth truth;
  private final Course course;
  private final Itinerary itinerary;
  private final Powertrain powertrain;
  private final List<Scan> scanned = new ArrayList<>();
  private Agenda round;

  /**
   * @param number the vehicle's number in the fleet from 1
   * @param startMs first instant of the simulation, epoch milliseconds
   */
  RoundVehicle(int number, Seeds seeds, Town town, SimulationOptions options, long startMs) {
    this.number = number;
    this.town = town;
    this.random = seeds.generator(Seeds.Part.SCRIPT, number);
    this.device = new LiveDevice(number, seeds, options, startMs);
    this.dispatcher = new Dispatcher(number, device, town, random);
    PlannedRound first = dispatcher.first(startMs);
    Address at = dispatcher.isAtDepot() ? town.depot() : near(first.stops().get(0).at());
    this.motion = Town.parked(at, device.nextMs() - device.intervalMs(), random);
    // nobody judges a live fleet, so labels are told to no one
    this.truth =
        new Truth(device.vehicleId(), device.driverId(), ScriptedMotion.STEP_MS, label -> {});
    this.course = new Course(motion);
    course.add(new Hold(random.nextDouble(SOONEST_S, LATEST_S)));
    this.round = agenda(first);
    this.itinerary = new Itinerary(course, this::planNext);
    this.powertrain = new Powertrain(VehicleClass.VAN, random);
  }

  private Address near(Address at) {
    double bearing = random.nextDouble(2 * Math.PI);
    double awayM = random.nextDouble(NEAREST_M, FARTHEST_M);
    return new Address(
        at.xM() + awayM * StrictMath.sin(bearing), at.yM() + awayM * StrictMath.cos(bearing));
  }

  private Agenda agenda(PlannedRound planned) {
    Scanner scanner = new Scanner(planned, ScanHabit.of(number), random, scanned::add);
    return new RoundAgenda(
        planned, RoundStyle.BRISK, town.depot(), course, motion, truth, scanner, random);
  }

  /** The next of the round, or of the next round. */
  private boolean planNext() {
    if (!round.planNext()) {
      round = agenda(dispatcher.next(motion.timeMs()));
      round.planNext();
    }
    return true;
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
