package io.fleet.local.bench.history;

/**
 * How long one question took.
 *
 * @param kind number of its kind
 * @param elapsedNs from the time it was due to the last byte of the answer
 */
record Answer(int kind, long elapsedNs) {}
