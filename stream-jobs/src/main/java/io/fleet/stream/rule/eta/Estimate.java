package io.fleet.stream.rule.eta;

/** When a vehicle will be at the stops ahead, in the order they are to be driven to. */
public final class Estimate {
  private final Basis basis;
  private final long[] etaMs;
  private final long[] naiveMs;
  private final int[] distanceM;

  Estimate(Basis basis, int stops) {
    this.basis = basis;
    this.etaMs = new long[stops];
    this.naiveMs = new long[stops];
    this.distanceM = new int[stops];
  }

  void set(int stop, long eta, long naive, double distance) {
    etaMs[stop] = eta;
    naiveMs[stop] = naive;
    distanceM[stop] = (int) Math.round(distance);
  }

  /** What distances are measured along. */
  public Basis basis() {
    return basis;
  }

  /** How many stops it is about. */
  public int stops() {
    return etaMs.length;
  }

  /** When it will be there, epoch milliseconds. */
  public long etaMs(int stop) {
    return etaMs[stop];
  }

  /** When it would be there at its mean speed so far, epoch milliseconds; to compare with. */
  public long naiveMs(int stop) {
    return naiveMs[stop];
  }

  /** How far away it is by road, over the stops before it, m. */
  public int distanceM(int stop) {
    return distanceM[stop];
  }
}
