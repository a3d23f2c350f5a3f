package io.fleet.stream.rule.route;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.geofence.FenceMap;
import io.fleet.stream.rule.geofence.Surroundings;
import io.fleet.stream.rule.line.RouteLine;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.MotionRule;
import io.fleet.stream.rule.plan.DeliveryWork;
import io.fleet.stream.rule.plan.PlannedRoute;
import io.fleet.stream.rule.settings.Settings;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Prints what the route rule's step costs on a route of 10,000 positions, in time of one processor.
 * Run by hand.
 *
 * <p>The route wanders through 150 km of streets, a position every 15 m, crossing itself often. A
 * vehicle drives along it at 50 km/h, with a fix a second that errs by 3 m; a tenth of the time,
 * and with the argument {@code off} always, it is 200 to 2,000 m beside it.
 */
public final class RouteThroughput {
  private static final PrintStream OUT = System.out;
  private static final int POSITIONS = 10_000;
  private static final double STEP_M = 15;
  private static final double SPEED_MPS = 14;
  private static final double M_PER_DEGREE = 111_195.08;
  private static final int ROUNDS = 8;

  private final Random random = new Random(1);
  private final double[] degrees = new double[2 * POSITIONS];
  private final boolean off;

  private RouteThroughput(boolean off) {
    this.off = off;
  }

  public static void main(String[] arguments) {
    new RouteThroughput(arguments.length > 0 && arguments[0].equals("off")).run();
  }

  private void run() {
    wander();
    long before = cpuNs();
    RouteLine line = RouteLine.of(degrees);
    OUT.printf("a line of %,d positions made in %.1f ms%n", POSITIONS, (cpuNs() - before) / 1e6);
    PlannedRoute route = new PlannedRoute("r", null, 0, 0, 1, PlannedRoute.NO_CORRIDOR, line);
    Settings settings = Settings.BUILT_IN.with(DeliveryWork.NONE, List.of(route));
    List<Situation> drive = drive(settings);
    for (int round = 0; round < ROUNDS; round++) {
      report(drive);
    }
  }

  private void wander() {
    double heading = 0;
    degrees[0] = 11;
    degrees[1] = 48;
    for (int i = 1; i < POSITIONS; i++) {
      heading += random.nextInt(12) == 0 ? (random.nextBoolean() ? 1 : -1) * Math.PI / 2 : 0;
      degrees[2 * i] = degrees[2 * i - 2] + east(STEP_M * Math.sin(heading));
      degrees[2 * i + 1] = degrees[2 * i - 1] + STEP_M * Math.cos(heading) / M_PER_DEGREE;
    }
  }

  private static double east(double metres) {
    return metres / M_PER_DEGREE / Math.cos(Math.toRadians(48));
  }

  private List<Situation> drive(Settings settings) {
    List<Situation> drive = new ArrayList<>();
    MotionRule motions = new MotionRule();
    Motion motion = Motion.UNKNOWN;
    double besideM = 0;
    int seconds = (int) (POSITIONS * STEP_M / SPEED_MPS) - 2;
    for (int second = 0; second < seconds; second++) {
      if (second % 100 == 0) {
        boolean away = off || random.nextInt(10) == 0;
        besideM = away ? 200 + random.nextInt(1_800) : 0;
      }
      double along = second * SPEED_MPS / STEP_M;
      int at = 2 * (int) along;
      double share = along - (int) along;
      double lon = degrees[at] + share * (degrees[at + 2] - degrees[at]);
      double lat = degrees[at + 1] + share * (degrees[at + 3] - degrees[at + 1]);
      Telemetry fix =
          Telemetry.builder()
              .vehicleId("van-1")
              .timestampMs(1_700_000_000_000L + second * 1_000L)
              .set(TelemetryField.LAT, lat + random.nextGaussian() * 3 / M_PER_DEGREE)
              .set(TelemetryField.LON, lon + east(besideM + random.nextGaussian() * 3))
              .set(TelemetryField.SPEED, 50)
              .build();
      motion = motions.step(motion, fix);
      drive.add(
          new Situation(fix, motion, "trip", null, 0, settings, FenceMap.EMPTY, Surroundings.OPEN));
    }
    return drive;
  }

  private static void report(List<Situation> drive) {
    RouteRule rule = new RouteRule();
    RouteState state = rule.initial();
    long told = 0;
    long before = cpuNs();
    for (Situation situation : drive) {
      Step<RouteState> step = rule.step(state, situation);
      state = step.after();
      told += step.findings().size();
    }
    double ns = (cpuNs() - before) / (double) drive.size();
    OUT.printf("%,d fixes, %.2f us each, %d told%n", drive.size(), ns / 1e3, told);
  }

  private static long cpuNs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
