package io.fleet.query.track;

import java.util.List;

/** Keeps every fix. */
final class EveryFix implements Simplifier {
  private final Kept kept;

  /**
   * @param most fixes of one answer
   */
  EveryFix(int most) {
    kept = new Kept(most);
  }

  @Override
  public void add(Vertex next) {
    kept.add(next);
  }

  @Override
  public List<Vertex> finish() {
    return kept.all();
  }
}
