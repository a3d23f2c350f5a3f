package io.fleet.simulator.trial;

/** Goes through an agenda step by step, piece after piece of driving. */
final class Itinerary {
  private final Course course;
  private final Agenda agenda;

  Itinerary(Course course, Agenda agenda) {
    this.course = course;
    this.agenda = agenda;
  }

  /** One step; false when all is done. */
  boolean step() {
    while (course.isExhausted()) {
      if (!agenda.planNext()) {
        return false;
      }
    }
    course.step();
    return true;
  }

  boolean isAsleep() {
    return agenda.isAsleep();
  }
}
