package io.fleet.simulator.script;

import io.fleet.simulator.script.Segment.Instantly;
import io.fleet.simulator.script.Segment.Reach;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a vehicle is to do next, piece by piece. Mutable; one thread. */
public final class Course {
  private static final double SLOW_ENOUGH = 0.9;

  private final ScriptedMotion motion;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private Segment current;
  private long steps;

  public Course(ScriptedMotion motion) {
    this.motion = motion;
  }

  public void add(Segment segment) {
    segments.add(segment);
  }

  /** Turns into a road, slow enough for it. To be asked for first, as the speed is that of now. */
  public void enter(Road road) {
    double allowed = SLOW_ENOUGH * road.limitMps();
    if (motion.speedMps() > allowed) {
      add(new Reach(allowed));
    }
    add(new Instantly(m -> m.limitKmph(road.toldKmph())));
  }

  /** Whether there is nothing left to do; goes on to the next piece when one is over. */
  public boolean isExhausted() {
    while (current == null || current.isOver(elapsedS(), motion)) {
      current = segments.poll();
      steps = 0;
      if (current == null) {
        return true;
      }
      current.begin(motion);
    }
    return false;
  }

  /** One step of the piece under way; only when not exhausted. */
  public void step() {
    double elapsedS = elapsedS();
    motion.step(current.along(elapsedS, motion), current.across(elapsedS, motion));
    steps++;
  }

  private double elapsedS() {
    return steps * Segment.STEP_S;
  }
}
