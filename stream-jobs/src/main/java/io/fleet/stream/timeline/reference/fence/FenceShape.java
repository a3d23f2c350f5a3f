package io.fleet.stream.timeline.reference.fence;

/** Where a fence is. Not altered once it is made, so that any number may ask. */
interface FenceShape {
  /** What holds all of it. */
  Extent extent();

  /** How far inside a place lies, m; negative outside. */
  double depthM(int latE6, int lonE6);
}
