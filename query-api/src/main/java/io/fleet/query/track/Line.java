package io.fleet.query.track;

import java.util.ArrayList;
import java.util.List;

/** A track as a line, in order of time. */
public final class Line {
  private final List<Vertex> vertices;

  Line(List<Vertex> vertices) {
    this.vertices = List.copyOf(vertices);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return vertices.isEmpty();
  }

  /** All that is left of it. */
  public List<TrackFix> fixes() {
    return vertices.stream().map(Vertex::fix).toList();
  }

  /** The stretches between gaps of signal, none of them empty. */
  List<List<TrackFix>> segments() {
    List<List<TrackFix>> segments = new ArrayList<>();
    for (Vertex vertex : vertices) {
      if (vertex.startsSegment()) {
        segments.add(new ArrayList<>());
      }
      segments.get(segments.size() - 1).add(vertex.fix());
    }
    return segments;
  }
}
