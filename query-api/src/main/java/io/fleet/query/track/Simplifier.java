package io.fleet.query.track;

import java.util.List;

/**
 * Takes the fixes of a track one by one, in order, and keeps those that a simpler line needs:
 * always the first and the last of each segment. Its memory is bounded whatever comes. Used once,
 * by one thread.
 */
interface Simplifier {

  /** Takes the next fix. */
  void add(Vertex next);

  /**
   * What is kept, in order; nothing is added after it.
   *
   * @throws io.fleet.query.problem.ProblemException if more would have to be kept than may be
   */
  List<Vertex> finish();
}
