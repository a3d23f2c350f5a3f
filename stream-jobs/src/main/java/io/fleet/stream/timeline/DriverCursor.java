package io.fleet.stream.timeline;

import io.fleet.events.Telemetry;
import io.fleet.stream.timeline.reference.LoginBook;
import io.fleet.stream.timeline.reference.Shifts;

/**
 * Who drives the vehicle that is being stepped: whom the event itself names, else who was logged in
 * at its time. What the book says of the vehicle stays with its state and is asked for again only
 * between two steps, so that all events of one step are held against the same. Not for several
 * threads.
 */
final class DriverCursor {
  private final LoginBook book;
  private VehicleState state;

  DriverCursor(LoginBook book) {
    this.book = book;
  }

  /**
   * Turns to a vehicle, and to what is known now.
   *
   * @return whether the logins in its horizon are those it was stepped with
   */
  boolean turnTo(VehicleState ofState, String vehicleId) {
    this.state = ofState;
    long changes = book.changes();
    if (state.shifts != null && state.shiftsAsOf == changes) {
      return true;
    }
    Shifts before = state.shifts;
    state.shifts = book.of(vehicleId);
    state.shiftsAsOf = changes;
    Telemetry first = state.earliest();
    return first == null
        || (before != null
            && state.shifts.sayTheSame(before, first.timestampMs(), state.latestMs()));
  }

  /** Who drives at an event of the vehicle, or null. */
  String of(Telemetry event) {
    return event.driverId() != null ? event.driverId() : state.shifts.at(event.timestampMs());
  }
}
