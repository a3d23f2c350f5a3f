package io.fleet.local.bench.suite;

import java.util.List;

/**
 * What came of all runs of one bench.
 *
 * @param bench its name
 * @param figures over the runs that told something; empty if none did
 * @param doubts why it does not count, one a line: runs without a line, slow references, events
 *     without their effect
 */
public record Result(String bench, List<Figure> figures, List<String> doubts) {

  /** Whether every run counts and every median keeps its limit. */
  public boolean isMet() {
    return doubts.isEmpty() && !figures.isEmpty() && figures.stream().allMatch(Figure::isMet);
  }
}
