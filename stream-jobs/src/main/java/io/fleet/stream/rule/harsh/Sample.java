package io.fleet.stream.rule.harsh;

/**
 * One sign of a manoeuvre.
 *
 * @param kind of which kind
 * @param timeMs when, epoch milliseconds
 * @param magnitudeMg how strong, 0.001 g, positive; 0 when the device told no value
 * @param basis how it is known
 * @param speedCkmph the speed before it, 0.01 km/h, or absent
 */
record Sample(HarshKind kind, long timeMs, int magnitudeMg, Evidence basis, int speedCkmph) {
  boolean isOfDevice() {
    return basis == Evidence.DEVICE;
  }
}
