package io.fleet.gateway.reference.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one body.
 *
 * @param errors why it cannot be taken; at most {@link #MAX}, empty if it can
 * @param warnings what is strange about it though it can be taken
 */
public record Findings(List<FieldNote> errors, List<FieldNote> warnings) {
  /** So many errors are told, and no more. */
  public static final int MAX = 50;

  /** Nothing yet. */
  public static Findings none() {
    return new Findings(new ArrayList<>(), new ArrayList<>());
  }

  /** Whether the body can be taken. */
  public boolean isClean() {
    return errors.isEmpty();
  }

  /** Adds an error, unless there are too many. */
  public void error(String field, String reason, String detail) {
    if (errors.size() < MAX) {
      errors.add(new FieldNote(field, reason, detail));
    }
  }

  void warning(String field, String reason, String detail) {
    if (warnings.size() < MAX) {
      warnings.add(new FieldNote(field, reason, detail));
    }
  }
}
