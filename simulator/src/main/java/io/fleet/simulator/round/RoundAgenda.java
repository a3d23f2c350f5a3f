package io.fleet.simulator.round;

import io.fleet.simulator.round.Town.Address;
import io.fleet.simulator.script.Agenda;
import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.script.Segment.Hold;
import io.fleet.simulator.script.Segment.Instantly;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.StopTruth;
import io.fleet.simulator.truth.Truth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A delivery round: stop after stop, a rest half way, in one round of three a breakdown, and back
 * to the depot. If its style says so the device is then heard of once an hour, until the plan is
 * over.
 */
public final class RoundAgenda implements Agenda {
  private static final double STARTING_S = 8;
  private static final double PARKED_M = 6;
  private static final double FARTHEST_PARKED_M = 15;
  private static final double ENGINE_OFF = 0.75;
  private static final double BREAKS_DOWN = 1 / 3.0;
  private static final double PAST_THE_END_S = 3_900;

  private final PlannedRound round;
  private final RoundStyle style;
  private final Address depot;
  private final Course course;
  private final ScriptedMotion motion;
  private final Truth truth;
  private final Scanner scanner;
  private final StopLabels labels;
  private final Traffic traffic;
  private final RandomGenerator random;
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private boolean asleep;

  /** A round that is driven from where the vehicle is, when it is to leave. */
  public RoundAgenda(
      PlannedRound round,
      RoundStyle style,
      Address depot,
      Course course,
      ScriptedMotion motion,
      Truth truth,
      Scanner scanner,
      RandomGenerator random) {
    this.round = round;
    this.style = style;
    this.depot = depot;
    this.course = course;
    this.motion = motion;
    this.truth = truth;
    this.scanner = scanner;
    this.labels = new StopLabels(round, truth, scanner.isUsed());
    this.traffic = new Traffic(course, motion, random);
    this.random = random;
    List<Call> calls = new DriversOrder(scanner.isUsed(), random).of(round);
    int breaksDownAt = random.nextDouble() < BREAKS_DOWN ? random.nextInt(calls.size()) : -1;
    steps.add(this::load);
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      boolean stays = goesOnOnFoot(calls, i + 1);
      if (i == calls.size() / 2 && !call.onFoot()) {
        steps.add(() -> standSomewhere(style.restS()));
      }
      if (i == breaksDownAt && !call.onFoot()) {
        steps.add(() -> standSomewhere(style.breakdownS()));
      }
      steps.add(() -> take(call, stays));
    }
    steps.add(this::goHome);
    if (style.sleeps()) {
      steps.add(this::sleep);
    }
  }

  /** Whether the next stop the driver goes to is served without the vehicle. */
  private static boolean goesOnOnFoot(List<Call> calls, int from) {
    return calls.stream()
        .skip(from)
        .filter(Call::isReached)
        .findFirst()
        .map(Call::onFoot)
        .orElse(false);
  }

  @Override
  public boolean planNext() {
    Runnable next = steps.poll();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  @Override
  public boolean isAsleep() {
    return asleep;
  }

  private void load() {
    course.add(new Hold(Math.max(0, round.assignment().leavesMs() - motion.timeMs()) / 1_000.0));
    start();
  }

  private void start() {
    course.add(new Instantly(m -> m.engine(true)));
    course.add(new Hold(STARTING_S));
  }

  private void take(Call call, boolean stays) {
    if (!call.isReached()) {
      if (call.outcome() == StopTruth.SKIPPED) {
        scanner.done(call, motion.timeMs());
      }
      labels.leftOut(call, motion.timeMs());
      return;
    }
    if (call.onFoot()) {
      course.add(new Hold(random.nextDouble(5, 25)));
      course.add(new Instantly(m -> labels.arrived(onFootMs(m))));
    } else {
      Address at = call.stop().at();
      traffic.driveTo(at.xM() + parkedM(), at.yM() + parkedM());
      course.add(new Instantly(m -> labels.arrived(truth.standingSinceMs())));
      alight(random.nextDouble() < ENGINE_OFF);
    }
    course.add(new Instantly(m -> scanner.arrived(call.stop(), m.timeMs())));
    course.add(new Hold(call.serviceS()));
    course.add(
        new Instantly(
            m -> {
              scanner.done(call, m.timeMs());
              labels.done(call, m.timeMs());
            }));
    if (!stays) {
      course.add(new Hold(random.nextDouble(2, 8)));
      course.add(new Instantly(m -> m.engine(true)));
      course.add(new Hold(random.nextDouble(2, 6)));
    }
  }

  /** A second door is reached when somebody says so, else when the vehicle came to stand. */
  private long onFootMs(ScriptedMotion now) {
    return scanner.isUsed() ? now.timeMs() : truth.standingSinceMs();
  }

  private void alight(boolean engineOff) {
    course.add(new Hold(random.nextDouble(2, 6)));
    course.add(new Instantly(m -> m.engine(!engineOff)));
  }

  /** How far from the door a place to stand was found, along one axis. */
  private double parkedM() {
    double drawn = PARKED_M * random.nextGaussian();
    return Math.max(-FARTHEST_PARKED_M, Math.min(FARTHEST_PARKED_M, drawn));
  }

  private void standSomewhere(Span forS) {
    double seconds = forS.drawn(random);
    double bearing = random.nextDouble(2 * Math.PI);
    double awayM = random.nextDouble(200, 700);
    traffic.driveTo(
        motion.xM() + awayM * StrictMath.sin(bearing),
        motion.yM() + awayM * StrictMath.cos(bearing));
    alight(true);
    course.add(new Hold(seconds));
    course.add(
        new Instantly(
            m -> truth.tell(LabelKind.HALT, truth.standingSinceMs(), m.timeMs(), Map.of())));
    start();
  }

  private void goHome() {
    traffic.driveTo(depot.xM() + parkedM(), depot.yM() + parkedM());
    alight(true);
    course.add(new Hold(style.farewellS()));
  }

  private void sleep() {
    asleep = true;
    double leftS = (round.closesMs() - motion.timeMs()) / 1_000.0;
    course.add(new Hold(Math.max(0, leftS) + PAST_THE_END_S));
  }
}
