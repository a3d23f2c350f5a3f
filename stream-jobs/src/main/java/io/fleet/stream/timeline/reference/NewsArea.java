package io.fleet.stream.timeline.reference;

/** Where news may concern a vehicle. */
@FunctionalInterface
public interface NewsArea {
  /** Anywhere. */
  NewsArea EVERYWHERE = (latE6, lonE6) -> 0;

  /** No more than how far a place lies from it, m; 0 inside. */
  double awayM(int latE6, int lonE6);
}
