package io.fleet.local.accuracy;

import io.fleet.simulator.truth.LabelKind;
import java.time.Duration;
import java.util.Locale;

/**
 * A rule under judgement: which labels it has to find and how far from a label a finding may begin.
 * What it has found is asked for by the query {@code accuracy/NAME.sql}.
 */
enum JudgedRule {
  OVERSPEED(LabelKind.OVERSPEED, 3),
  HARSH_BRAKING(LabelKind.HARSH_BRAKING, 2),
  HARSH_ACCELERATION(LabelKind.HARSH_ACCELERATION, 2),
  HARSH_CORNERING(LabelKind.HARSH_CORNERING, 2),
  IDLING(LabelKind.IDLING, 15),
  TRIP(LabelKind.TRIP, 30),
  CRASH(LabelKind.CRASH, 10),
  SOS(LabelKind.SOS, 5),
  TOW(LabelKind.TOW, 120),
  VISIT(LabelKind.VISIT, 10);

  private final LabelKind label;
  private final Duration tolerance;

  JudgedRule(LabelKind label, int toleranceS) {
    this.label = label;
    this.tolerance = Duration.ofSeconds(toleranceS);
  }

  LabelKind label() {
    return label;
  }

  /**
   * A finding belongs to a label if it begins from so long before the label's start until so long
   * after its end; the sampling interval comes on top.
   */
  Duration tolerance() {
    return tolerance;
  }

  boolean isHarsh() {
    return this == HARSH_BRAKING || this == HARSH_ACCELERATION || this == HARSH_CORNERING;
  }

  /** The name in reports, targets and resources. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
