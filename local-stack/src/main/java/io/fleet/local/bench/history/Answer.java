package io.fleet.local.bench.history;

/**
 * How long one question took.
 *
 * @param kind number of its kind
 * @param elapsedNs from the time it was due to the last byte of the answer
 * @param given whether there was an answer in time; else the time is that of the patience
 */
record Answer(int kind, long elapsedNs, boolean given) {}
