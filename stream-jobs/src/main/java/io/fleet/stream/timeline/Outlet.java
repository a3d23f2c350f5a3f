package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;

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

  /** A rule failed at an event. */
  void failure(RuleFailure failure);
}
