package io.fleet.stream.cep;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;

/** A pattern within one vehicle: what it looks at, what it looks for, what a match means. */
interface VehiclePattern {
  /** The name of the rule that runs it and of the alerts it raises. */
  String name();

  /**
   * What it looks for. {@code within} must be set: nothing else bounds what is remembered. After a
   * match the search goes on behind its last event.
   */
  Pattern<DerivedEvent, ?> pattern();

  /** The fewest events that can make a match; with fewer the engine is not asked. */
  int fewestEvents();

  /** Whether a match is to be looked for at all among as many events as can make one. */
  default boolean mayMatch(List<DerivedEvent> events) {
    return true;
  }

  /** The settled event a finding is for this pattern, or null if it is none. */
  DerivedEvent select(Finding finding);

  /**
   * What a match means.
   *
   * @param matched its events in order
   */
  AlertFinding alert(List<DerivedEvent> matched);
}
