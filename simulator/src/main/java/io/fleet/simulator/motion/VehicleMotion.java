package io.fleet.simulator.motion;

import io.fleet.simulator.route.Route;
import io.fleet.simulator.route.RouteLight;
import io.fleet.simulator.route.RouteWalk;
import io.fleet.simulator.route.TrafficLights;

/**
 * The true motion of one vehicle, integrated in equal steps: along its routes, by its speed plan,
 * stopping at red lights and for rests. Acceleration and braking never pass the limits of the
 * class, nor does lateral acceleration. Mutable; one thread.
 */
public final class VehicleMotion implements TrueMotion {
  private static final double PREVIEW_S = 0.6;
  private static final double JERK_MPS3 = 8;
  private static final double STANDSTILL_MPS = 0.15;
  private static final double AT_THE_LINE_M = 0.3;
  private static final double PAST_THE_LINE_M = 2;
  private static final double LATE_BRAKING = 1.2;
  private static final double LIGHT_IN_SIGHT_M = 250;
  private static final double FADING_MPS = 45;

  private final VehicleClass vehicleClass;
  private final Handling handling;
  private final RouteWalk walk;
  private final Duty duty;
  private final double stepS;
  private final int stepMs;

  private Route route;
  private SpeedPlan plan;
  private int nextLight;
  private double restAtM = Double.POSITIVE_INFINITY;
  private long timeMs;
  private double s;
  private double speedMps;
  private double accelerationMps2;
  private double odometerM;

  /**
   * A vehicle in mid-drive.
   *
   * @param driver how it is driven
   * @param walk where it goes
   * @param startMs the first instant, epoch milliseconds
   * @param stepMs the step of integration, 1–100 ms
   */
  public VehicleMotion(Driver driver, RouteWalk walk, long startMs, int stepMs) {
    if (stepMs < 1 || stepMs > 100) {
      throw new IllegalArgumentException("steps of " + stepMs + " ms; 1 – 100 are physics");
    }
    this.vehicleClass = driver.vehicleClass();
    this.handling = driver.handling();
    this.walk = walk;
    this.duty = driver.newDuty(startMs);
    this.timeMs = startMs;
    this.stepMs = stepMs;
    this.stepS = stepMs / 1_000.0;
    this.odometerM = driver.odometerM();
    take(walk.next());
    this.s = driver.firstShare() * route.handoverM();
    this.speedMps = plan.atMps(s) * 0.9;
  }

  private void take(Route next) {
    route = next;
    plan = new SpeedPlan(next, handling, vehicleClass.topSpeedKmph() / 3.6);
    nextLight = 0;
  }

  /** One step on. */
  public void step() {
    timeMs += stepMs;
    duty.advance(timeMs);
    if (duty.isRestDue(timeMs)) {
      duty.beginStopping();
      restAtM = s + speedMps * speedMps / (2 * handling.brakingMps2()) + 30;
    }
    move(duty.wantsToMove() ? wantedMps() : 0);
    if (duty.phase() == Duty.Phase.STOPPING && speedMps == 0 && s > restAtM - PAST_THE_LINE_M) {
      restAtM = Double.POSITIVE_INFINITY;
      duty.beginRest(timeMs);
    }
  }

  private double wantedMps() {
    double ahead = s + speedMps * PREVIEW_S;
    double line = Math.min(restAtM, redLightM());
    return Math.min(plan.atMps(ahead), stoppingMps(line - ahead));
  }

  private double stoppingMps(double distanceM) {
    return distanceM < AT_THE_LINE_M ? 0 : Math.sqrt(2 * handling.brakingMps2() * distanceM);
  }

  /** Where a red light stops the vehicle; a light that turns red too late is passed. */
  private double redLightM() {
    while (nextLight < route.lights().size() && lightM() < s - PAST_THE_LINE_M) {
      nextLight++;
    }
    if (nextLight == route.lights().size()) {
      return Double.POSITIVE_INFINITY;
    }
    double distance = lightM() - s;
    double needed = speedMps * speedMps / (2 * LATE_BRAKING * handling.brakingMps2());
    boolean reachable = distance < LIGHT_IN_SIGHT_M && distance >= needed - AT_THE_LINE_M;
    RouteLight light = route.lights().get(nextLight);
    return reachable && TrafficLights.isRed(light.node(), timeMs)
        ? lightM()
        : Double.POSITIVE_INFINITY;
  }

  private double lightM() {
    return route.lights().get(nextLight).lineM();
  }

  private void move(double wantedMps) {
    double next = nextSpeedMps(wantedMps);
    double legM = (speedMps + next) / 2 * stepS;
    accelerationMps2 = (next - speedMps) / stepS;
    speedMps = next;
    s += legM;
    odometerM += legM;
    if (s >= route.handoverM()) {
      s -= route.handoverM();
      restAtM -= route.handoverM();
      take(walk.next());
    }
  }

  private double nextSpeedMps(double wantedMps) {
    if (wantedMps == 0 && speedMps < STANDSTILL_MPS) {
      return 0;
    }
    double asked = (wantedMps - speedMps) / PREVIEW_S;
    double fading = Math.max(0.15, 1 - speedMps / FADING_MPS);
    asked = Math.min(asked, handling.accelerationMps2() * fading);
    double change = JERK_MPS3 * stepS;
    asked = Math.max(accelerationMps2 - change, Math.min(accelerationMps2 + change, asked));
    asked = Math.max(-vehicleClass.brakingLimitMps2(), asked);
    return Math.max(0, speedMps + asked * stepS);
  }

  @Override
  public long timeMs() {
    return timeMs;
  }

  @Override
  public double xM() {
    return route.xM(s);
  }

  @Override
  public double yM() {
    return route.yM(s);
  }

  @Override
  public double headingDeg() {
    double degrees = Math.toDegrees(route.headingRad(s));
    return degrees - 360 * Math.floor(degrees / 360);
  }

  @Override
  public double speedMps() {
    return speedMps;
  }

  @Override
  public double longitudinalMps2() {
    return accelerationMps2;
  }

  @Override
  public double lateralMps2() {
    return speedMps * speedMps * route.curvaturePerM(s);
  }

  @Override
  public double limitKmph() {
    return route.limitKmph(s);
  }

  @Override
  public double odometerM() {
    return odometerM;
  }

  @Override
  public boolean isEngineOn() {
    return duty.isEngineOn();
  }
}
