package io.fleet.stream.rule.settings;

/**
 * When people are told that deliveries run late.
 *
 * @param atRiskMs a stop is at risk when it is expected later than so long before its window ends,
 *     ms
 * @param slipMs an ETA has slipped when it is later than first promised by more, ms
 */
public record DeliverySettings(long atRiskMs, long slipMs) {
  static final DeliverySettings BUILT_IN = new DeliverySettings(300_000, 900_000);

  /** What was told is taken back only when the ETA is earlier again by so much, ms. */
  public static final long TAKEN_BACK_MS = 300_000;
}
