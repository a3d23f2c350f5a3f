package io.fleet.simulator.script;

/** Goes through an agenda step by step, piece after piece of driving. */
public final class Itinerary {
  private final Course course;
  private final Agenda agenda;

  public Itinerary(Course course, Agenda agenda) {
    this.course = course;
    this.agenda = agenda;
  }

  /** One step; false when all is done. */
  public boolean step() {
    while (course.isExhausted()) {
      if (!agenda.planNext()) {
        return false;
      }
    }
    course.step();
    return true;
  }

  public boolean isAsleep() {
    return agenda.isAsleep();
  }
}
