package io.fleet.stream.rule.geofence;

/**
 * One version of a geofence. A place's <i>depth</i> is how far it lies inside the edge, in metres,
 * negative outside. Bounds of it are known for whole cells and cost next to nothing; the depth
 * itself is reckoned from the geometry.
 */
public interface Fence {
  /** The fence's id, the same over all versions. */
  String id();

  /** What holds inside. */
  FenceTerms terms();

  /** No more than the depth, m, as the cell says. */
  double atLeastM(int latE6, int lonE6);

  /** No less than the depth, m, as the cell says. */
  double atMostM(int latE6, int lonE6);

  /** The depth itself, m. */
  double depthM(int latE6, int lonE6);

  /** Whether the two have a place in common; fences that only touch do not. */
  boolean overlaps(Fence other);

  /** Since when it has counted at a moment at which it counts, epoch milliseconds. */
  long countsSinceMs(long timeMs);

  /**
   * Until when it counts, exclusive, epoch milliseconds; {@link Long#MAX_VALUE} if no end is known.
   */
  long countsUntilMs(long timeMs);
}
