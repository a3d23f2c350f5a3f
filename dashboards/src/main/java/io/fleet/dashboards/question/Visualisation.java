package io.fleet.dashboards.question;

/** How a question's rows are shown. */
public enum Visualisation {
  TABLE,
  LINE,
  BAR,
  /** Bars on each other that add up. */
  STACKED,
  /** Bars that lie, longest name first to be read. */
  ROW,
  /** Bars and lines in one. */
  COMBO,
  /** Marks on a map at {@code lat} and {@code lon}, the first two columns. */
  PIN,
  /** A map that is warmer where the third column, after {@code lat} and {@code lon}, is greater. */
  HEAT
}
