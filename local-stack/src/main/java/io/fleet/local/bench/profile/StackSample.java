package io.fleet.local.bench.profile;

import java.util.List;

/**
 * What a thread was doing at one moment.
 *
 * @param thread its number in the system
 * @param frames its stack, the top first
 */
record StackSample(long thread, List<Frame> frames) {}
