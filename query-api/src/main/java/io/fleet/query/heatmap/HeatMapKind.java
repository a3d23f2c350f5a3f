package io.fleet.query.heatmap;

import io.fleet.query.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a heat map counts. */
enum HeatMapKind {
  /** Fixes. */
  POSITIONS(List.of()),
  /** Harsh braking, acceleration and cornering, where it began. */
  HARSH(List.of("harsh_braking", "harsh_acceleration", "harsh_cornering")),
  /** Idling, and its time. */
  IDLING(List.of("idling")),
  /** Overspeed episodes, where they began, and their time. */
  OVERSPEED(List.of("overspeed"));

  private final List<String> facts;

  HeatMapKind(List<String> facts) {
    this.facts = facts;
  }

  /** The kinds of facts that are counted; none for fixes. */
  List<String> facts() {
    return facts;
  }

  /** Whether what is counted lasts. */
  boolean hasDuration() {
    return this == IDLING || this == OVERSPEED;
  }

  /** The kind of that name. */
  static HeatMapKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.unknown("heat map"));
  }
}
