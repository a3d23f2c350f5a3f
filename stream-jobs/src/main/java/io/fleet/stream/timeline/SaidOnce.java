package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;

/** Takes out of what was found at an event what is only logged, and logs it the first time. */
@FunctionalInterface
interface SaidOnce {
  /** It was said when the event was applied before. */
  SaidOnce BEFORE = finding -> {};

  void say(Finding finding);

  /** Whether it is no finding that is kept; it is said if it is not. */
  default boolean takes(Finding finding) {
    if (finding.isLogged()) {
      say(finding);
    }
    return finding.isLogged();
  }

  /** Logs with the version of an input. */
  static SaidOnce to(Outlet outlet, long version) {
    return finding -> outlet.logged(finding, version);
  }
}
