package io.fleet.local.bench;

import java.util.Locale;

/** What has to be reached for a target. */
public enum Goal {
  /** Value / reference of the same run is the target or more. */
  RATIO_AT_LEAST,
  /** The value is the target or more. */
  VALUE_AT_LEAST,
  /** The value is the target or less. */
  VALUE_AT_MOST;

  /** The goal as targets name it, for example {@code ratio_at_least}. */
  static Goal of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
