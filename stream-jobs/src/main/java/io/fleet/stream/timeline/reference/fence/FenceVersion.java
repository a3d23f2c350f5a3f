package io.fleet.stream.timeline.reference.fence;

import io.fleet.events.reference.WeeklyHours;
import io.fleet.stream.rule.geofence.Fence;
import io.fleet.stream.rule.geofence.FenceTerms;
import java.util.concurrent.atomic.LongAdder;

/**
 * One version of a fence. Its cells are reckoned when somebody asks: most fences of a night's
 * import have nobody near. Any number of threads may ask.
 */
final class FenceVersion implements Fence {
  /** So far around a fence its cells are known, m. */
  static final double RIM_M = 60;

  private final String id;
  final long fromMs;
  final long number;
  private final FenceTerms terms;
  private final FenceShape shape;
  private final WeeklyHours hours;
  private final Extent extent;
  private final CellBudget budget;
  private final LongAdder reckoned;
  private volatile CellTree cells;

  /** Where it stands in the grid; none before it does. */
  private long[] gridCells;

  /** When the next version begins, epoch milliseconds. */
  volatile long toMs = Long.MAX_VALUE;

  /**
   * A version.
   *
   * @param shape where the fence is, or null for nowhere
   * @param hours when it counts, or null for always
   * @param budget of cells
   * @param reckoned counts what the cells could not say
   */
  FenceVersion(
      String id,
      long fromMs,
      long number,
      FenceTerms terms,
      FenceShape shape,
      WeeklyHours hours,
      CellBudget budget,
      LongAdder reckoned) {
    this.id = id;
    this.fromMs = fromMs;
    this.number = number;
    this.terms = terms;
    this.shape = shape;
    this.hours = hours;
    this.extent = shape == null ? null : shape.extent().withRim(RIM_M);
    this.budget = budget;
    this.reckoned = reckoned;
  }

  boolean isSomewhere() {
    return shape != null;
  }

  Extent extent() {
    return extent;
  }

  /** The cells of the grid that it reaches into; for the thread that writes. */
  long[] gridCells() {
    if (gridCells == null) {
      gridCells = GridCells.of(this);
    }
    return gridCells;
  }

  /** Whether a place lies in it, or outside by no more than so much, m; by its geometry. */
  boolean isWithin(int latE6, int lonE6, double outsideM) {
    return shape.depthM(latE6, lonE6) >= -outsideM;
  }

  boolean isInForceAt(long timeMs) {
    return timeMs >= fromMs && timeMs < toMs;
  }

  boolean countsAt(long timeMs) {
    return isInForceAt(timeMs) && (hours == null || hours.isOpenAt(timeMs));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public FenceTerms terms() {
    return terms;
  }

  private CellTree cells() {
    CellTree known = cells;
    if (known == null) {
      known = new CellTree(extent, shape, budget);
      cells = known;
    }
    return known;
  }

  @Override
  public double atLeastM(int latE6, int lonE6) {
    return isAround(latE6, lonE6) ? cells().atLeastM(latE6, lonE6) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double atMostM(int latE6, int lonE6) {
    return isAround(latE6, lonE6)
        ? cells().atMostM(latE6, lonE6)
        : -Math.max(RIM_M, extent.awayM(latE6, lonE6)) + 1;
  }

  private boolean isAround(int latE6, int lonE6) {
    return latE6 >= extent.southE6()
        && latE6 <= extent.northE6()
        && Math.abs(Extent.fromMiddle(lonE6, extent.middleLonE6())) <= extent.halfLonE6();
  }

  @Override
  public double depthM(int latE6, int lonE6) {
    reckoned.increment();
    return shape.depthM(latE6, lonE6);
  }

  @Override
  public boolean overlaps(Fence other) {
    return other instanceof FenceVersion that
        && isSomewhere()
        && that.isSomewhere()
        && new Overlap(shape, that.shape).isFound();
  }

  @Override
  public long countsSinceMs(long timeMs) {
    return hours == null ? fromMs : Math.max(fromMs, hours.openSinceMs(timeMs));
  }

  @Override
  public long countsUntilMs(long timeMs) {
    return hours == null ? toMs : Math.min(toMs, hours.openUntilMs(timeMs));
  }
}
