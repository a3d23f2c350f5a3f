package io.fleet.stream.timeline.repair;

import io.fleet.stream.rule.Finding;

/**
 * What was told last of a finding of which the live timeline keeps nothing any more.
 *
 * @param finding as it was told last; of a withdrawn one as it was told before
 * @param foundMs vehicle time at which it was first found, epoch milliseconds
 * @param version the version told last
 * @param withdrawn whether it was told last that it never had been
 */
public record SettledFinding(Finding finding, long foundMs, long version, boolean withdrawn) {}
