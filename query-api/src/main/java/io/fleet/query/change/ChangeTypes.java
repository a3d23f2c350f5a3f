package io.fleet.query.change;

import io.fleet.events.Topic;
import io.fleet.query.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The types of row a client asks for.
 *
 * @param names at least one of {@link #KNOWN}
 */
record ChangeTypes(Set<String> names) {
  static final String ALERT = "alert";
  static final String SCORE = "score";

  /** Of the topic of changes, before those that have topics of their own. */
  private static final Set<String> ROWS =
      Set.of(
          "trip",
          "overspeed",
          "harsh",
          "idling",
          "crash",
          "tow",
          "geofence_visit",
          "vehicle_state",
          "duty_segment",
          "driver_day",
          "hours_violation",
          "delivery_stop",
          "route_run",
          "off_route");

  /** What says when and how a person worked or drove. */
  private static final Set<String> OF_PERSONS =
      Set.of(SCORE, "duty_segment", "driver_day", "hours_violation");

  static final Set<String> KNOWN = known();

  private static final int MAX_LENGTH = 256;

  private static Set<String> known() {
    Set<String> all = new TreeSet<>(ROWS);
    all.add(ALERT);
    all.add(SCORE);
    return all;
  }

  /**
   * Reads the parameter; without it all types are asked for.
   *
   * @throws ProblemException if one is not known
   */
  static ChangeTypes parse(String types) {
    if (types == null || types.isBlank()) {
      return new ChangeTypes(KNOWN);
    }
    Set<String> names =
        types.length() > MAX_LENGTH ? Set.of() : new TreeSet<>(Arrays.asList(types.split(",", -1)));
    if (names.isEmpty() || !KNOWN.containsAll(names)) {
      throw ProblemException.parameter("types", "some of " + KNOWN + ", parted by commas expected");
    }
    return new ChangeTypes(names);
  }

  boolean contains(String type) {
    return names.contains(type);
  }

  /** Whether any of them is audited as the reading of a person's score or hours. */
  boolean tellOfPersons() {
    return names.stream().anyMatch(OF_PERSONS::contains);
  }

  /** The topics they stand in, always in the same order. */
  List<Topic> topics() {
    return FeedCursor.TOPICS.stream().filter(this::areIn).toList();
  }

  private boolean areIn(Topic topic) {
    return switch (topic) {
      case ALERTS -> names.contains(ALERT);
      case DRIVER_SCORES -> names.contains(SCORE);
      default -> names.stream().anyMatch(ROWS::contains);
    };
  }

  /** The same for the same types in whatever order. */
  String text() {
    return String.join(",", new TreeSet<>(names));
  }
}
