package io.fleet.query.track;

import io.fleet.query.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps at most so many fixes: again and again the one that makes the smallest triangle with its
 * neighbours goes (Visvalingam and Whyatt, 1993). It begins to drop before all have come, once it
 * holds four times what is asked for, so that its memory does not grow with the track.
 */
final class Visvalingam implements Simplifier {
  private static final int HELD_FOR_EACH = 4;

  private final int points;
  private final TreeSet<Node> smallest =
      new TreeSet<>(Comparator.<Node>comparingDouble(node -> node.areaM2).thenComparing(n -> n.at));
  private Node first;
  private Node last;
  private int held;
  private long taken;

  /**
   * @param points fixes to be kept at most, from 2 on
   */
  Visvalingam(int points) {
    this.points = points;
  }

  /** A fix that is still there, with those around it. */
  private static final class Node {
    private final Vertex vertex;
    private final long at;
    private Node before;
    private Node after;
    private double areaM2;

    private Node(Vertex vertex, long at) {
      this.vertex = vertex;
      this.at = at;
    }

    /** Ends of segments, and with them those of the track, stay. */
    private boolean mayGo() {
      return before != null
          && after != null
          && !vertex.startsSegment()
          && !after.vertex.startsSegment();
    }

    private double area() {
      return new LocalPlane(vertex.fix()).triangle(before.vertex.fix(), after.vertex.fix());
    }
  }

  @Override
  public void add(Vertex next) {
    Node node = new Node(next, taken++);
    if (last == null) {
      first = node;
    } else {
      last.after = node;
      node.before = last;
      judge(last, 0);
    }
    last = node;
    held++;
    if (held > HELD_FOR_EACH * points) {
      dropOne();
    }
  }

  @Override
  public List<Vertex> finish() {
    while (held > points) {
      dropOne();
    }
    List<Vertex> kept = new ArrayList<>(held);
    for (Node node = first; node != null; node = node.after) {
      kept.add(node.vertex);
    }
    return kept;
  }

  private void dropOne() {
    Node least = smallest.pollFirst();
    if (least == null) {
      throw ProblemException.parameter(
          "points", "more expected, or a greater gap_s: the fixes around each gap of signal stay");
    }
    least.before.after = least.after;
    least.after.before = least.before;
    held--;
    judge(least.before, least.areaM2);
    judge(least.after, least.areaM2);
  }

  /** A fix is never worth less than one that went before it. */
  private void judge(Node node, double atLeastM2) {
    smallest.remove(node);
    if (node.mayGo()) {
      node.areaM2 = Math.max(node.area(), atLeastM2);
      smallest.add(node);
    }
  }
}
