package io.fleet.query.track;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** The fixes of one answer, a bounded number. */
final class Kept {
  private final int most;
  private final List<Vertex> vertices = new ArrayList<>();

  /**
   * @param most fixes of one answer
   */
  Kept(int most) {
    this.most = most;
  }

  /** Keeps one more, or refuses the whole answer. */
  void add(Vertex vertex) {
    if (vertices.size() == most) {
      throw ProblemException.store(
          ProblemType.QUERY_LIMIT,
          "more than " + most + " fixes: ask for a shorter time, a greater tolerance_m or points",
          null);
    }
    vertices.add(vertex);
  }

  List<Vertex> all() {
    return vertices;
  }
}
