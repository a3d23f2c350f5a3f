package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.SettledFinding;

/** Where a timeline tells what it found. */
public interface Outlet {
  /**
   * A finding was made, changed or taken back.
   *
   * @param finding what is found; if it is taken back, what had been found
   * @param before what was told of it last, or null if nothing or that it never had been
   * @param version greater than every version told of this finding before
   * @param first whether no version was told before
   * @param withdrawn whether it turned out never to have been
   */
  void finding(Finding finding, Finding before, long version, boolean first, boolean withdrawn);

  /**
   * Something was said once and for all, see {@link Finding#isLogged}. Said again of the same
   * moment it takes the place of what was said before.
   *
   * @param version of the input at which it was said
   */
  default void logged(Finding finding, long version) {}

  /** A rule failed at an event. */
  void failure(RuleFailure failure);

  /** A finding can change by a repair only: what was told of it is to be kept where one can ask. */
  default void settled(SettledFinding finding) {}

  /**
   * The rules can be run again from here, or no longer can.
   *
   * @param withdrawn whether they no longer can
   */
  default void anchor(Anchor anchor, boolean withdrawn) {}
}
