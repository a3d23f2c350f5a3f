package io.fleet.simulator.trial;

import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import io.fleet.simulator.truth.Truth;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What happens at any time whatever the vehicle is about: potholes, drop-outs of the speed, a
 * driver's call. Per 500 vehicle-hours about 710 potholes of 2.5–4 g, 142 drop-outs and 62 calls.
 */
final class Mishaps {
  private static final double POTHOLE_FROM_MPS = 15 / 3.6;
  private static final double DROPOUT_FROM_MPS = 40 / 3.6;
  private static final double SHORTEST_CALL_S = 5;
  private static final double LONGEST_CALL_S = 30;

  private final ScriptedMotion motion;
  private final Truth truth;
  private final Device device;
  private final RandomGenerator random;
  private final Recurring potholes;
  private final Recurring dropouts;
  private final Recurring calls;

  Mishaps(int number, ScriptedMotion motion, Truth truth, Device device, RandomGenerator random) {
    this.motion = motion;
    this.truth = truth;
    this.device = device;
    this.random = random;
    this.potholes = new Recurring(0.7, motion.timeMs(), number, 11, random);
    this.dropouts = new Recurring(3.5, motion.timeMs(), number, 12, random);
    this.calls = new Recurring(8, motion.timeMs(), number, 13, random);
  }

  /** After each step. */
  void step() {
    long now = motion.timeMs();
    boolean driven = motion.isEngineOn();
    if (driven && motion.speedMps() >= POTHOLE_FROM_MPS && potholes.take(now)) {
      double g = random.nextDouble(2.5, 4);
      device.shock(g * Manoeuvres.G_MPS2);
      double kmph = motion.speedMps() * 3.6;
      truth.tell(LabelKind.POTHOLE, now, now, Map.of(Measure.PEAK_G, g, Measure.SPEED_KMPH, kmph));
    }
    if (driven && motion.speedMps() >= DROPOUT_FROM_MPS && dropouts.take(now)) {
      device.dropSpeed();
    }
    if (driven && calls.take(now)) {
      long untilMs = now + (long) (1_000 * random.nextDouble(SHORTEST_CALL_S, LONGEST_CALL_S));
      device.call(untilMs);
      truth.tell(LabelKind.SOS, now, untilMs, Map.of());
    }
  }
}
