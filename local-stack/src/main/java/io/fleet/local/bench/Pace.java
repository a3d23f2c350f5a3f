package io.fleet.local.bench;

/**
 * How fast a run went.
 *
 * @param events how many
 * @param seconds from the first of them to the end
 * @param secondHalf events a second in the second half, when code is compiled and caches are warm
 */
record Pace(long events, double seconds, double secondHalf) {
  double perSecond() {
    return events / seconds;
  }
}
