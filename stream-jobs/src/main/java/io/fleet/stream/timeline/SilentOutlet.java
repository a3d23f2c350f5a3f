package io.fleet.stream.timeline;

import io.fleet.stream.rule.Finding;

/** For running again what has been told already. */
enum SilentOutlet implements Outlet {
  INSTANCE;

  @Override
  public void finding(
      Finding finding, Finding before, long version, boolean first, boolean withdrawn) {
    // told before
  }

  @Override
  public void failure(RuleFailure failure) {
    // told before
  }
}
