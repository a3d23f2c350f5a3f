package io.fleet.local.bench.suite;

import java.time.Instant;

/**
 * One run of the suite.
 *
 * @param started when
 * @param commit of what was built, {@code unknown} outside of a repository
 * @param size how much each bench does
 * @param runs of each bench, 1 or more
 */
public record SuiteRun(Instant started, String commit, SuiteBench.Size size, int runs) {}
