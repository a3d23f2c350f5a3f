package io.fleet.stream.operator;

import io.fleet.stream.timeline.reference.FleetReference;
import io.fleet.stream.timeline.reference.LoginBook;
import java.io.Serializable;

/** Opens the reference data for a subtask. */
public interface ReferenceFactory extends Serializable {
  /**
   * Returns when everything is known that stands in the log now.
   *
   * @throws Exception if that takes too long, or the thread is interrupted; the task then fails
   */
  OpenReference open() throws Exception;

  /** Nobody has ever written anything. */
  static ReferenceFactory none() {
    return () ->
        new OpenReference(new FleetReference(), new LoginBook(), () -> 0, () -> 0, () -> {});
  }
}
