package io.fleet.simulator;

import io.fleet.simulator.round.PlannedRound;
import io.fleet.simulator.round.RoundAgenda;
import io.fleet.simulator.round.RoundStyle;
import io.fleet.simulator.round.Scan;
import io.fleet.simulator.round.ScanHabit;
import io.fleet.simulator.round.Scanner;
import io.fleet.simulator.round.Town;
import io.fleet.simulator.script.Agenda;
import io.fleet.simulator.script.Course;
import io.fleet.simulator.script.ScriptedMotion;
import io.fleet.simulator.truth.Truth;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One round after the other, for as long as somebody looks on. Mutable; one thread. */
final class RoundDuty implements Agenda {
  private final Dispatcher dispatcher;
  private final Town town;
  private final Course course;
  private final ScriptedMotion motion;
  private final Truth truth;
  private final ScanHabit habit;
  private final RandomGenerator random;
  private final Consumer<Scan> scans;
  private Agenda round;

  /**
   * @param first what is driven first
   * @param scans takes scans as they are made
   */
  RoundDuty(
      PlannedRound first,
      Dispatcher dispatcher,
      Town town,
      Course course,
      ScriptedMotion motion,
      Truth truth,
      ScanHabit habit,
      RandomGenerator random,
      Consumer<Scan> scans) {
    this.dispatcher = dispatcher;
    this.town = town;
    this.course = course;
    this.motion = motion;
    this.truth = truth;
    this.habit = habit;
    this.random = random;
    this.scans = scans;
    this.round = agenda(first);
  }

  private Agenda agenda(PlannedRound planned) {
    Scanner scanner = new Scanner(planned, habit, random, scans);
    return new RoundAgenda(
        planned, RoundStyle.BRISK, town.depot(), course, motion, truth, scanner, random);
  }

  @Override
  public boolean planNext() {
    if (!round.planNext()) {
      round = agenda(dispatcher.next(motion.timeMs()));
      round.planNext();
    }
    return true;
  }
}
