package io.fleet.simulator;

import io.fleet.simulator.motion.Driver;
import io.fleet.simulator.motion.Powertrain;
import io.fleet.simulator.motion.VehicleMotion;
import io.fleet.simulator.route.RoadGraph;
import io.fleet.simulator.route.RouteWalk;
import java.util.random.RandomGenerator;

/**
 * One vehicle with its device: the true motion, and what the device tells of it at equal intervals.
 * One thread.
 */
public final class VehicleSimulation {
  private final LiveDevice device;
  private final VehicleMotion motion;
  private final Powertrain powertrain;

  /**
   * @param number the vehicle's number in the fleet from 1
   * @param startMs first instant of the simulation, epoch milliseconds; the first message follows
   *     within one interval
   */
  VehicleSimulation(
      int number, Seeds seeds, RoadGraph roads, SimulationOptions options, long startMs) {
    RandomGenerator random = seeds.generator(Seeds.Part.MOTION, number);
    Driver driver = new Driver(number, options.duty(), random);
    this.device = new LiveDevice(number, seeds, options, startMs);
    RouteWalk walk = new RouteWalk(roads, driver.temper(), random);
    long beginsMs = device.nextMs() - device.intervalMs();
    this.motion = new VehicleMotion(driver, walk, beginsMs, options.motionStepMs());
    this.powertrain = new Powertrain(driver.vehicleClass(), random);
  }

  public String vehicleId() {
    return device.vehicleId();
  }

  /** When the next message is due, epoch milliseconds. */
  public long nextMs() {
    return device.nextMs();
  }

  /** The truth at the time of the last message; read only. */
  public VehicleMotion motion() {
    return motion;
  }

  /** Drives on to the next message and tells it. */
  public SimulatedEvent next() {
    while (motion.timeMs() < device.nextMs()) {
      motion.step();
      device.feel(motion);
    }
    return device.tell(motion, powertrain);
  }
}
