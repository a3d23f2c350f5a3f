package io.fleet.query.live;

import io.fleet.query.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A box on the map, its edges included. Where west is greater than east it crosses the line of the
 * date.
 *
 * @param west degrees
 * @param south degrees
 * @param east degrees
 * @param north degrees, not less than south
 */
record Box(double west, double south, double east, double north) {
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,9})?");
  private static final int EDGES = 4;

  /**
   * Reads {@code west,south,east,north}.
   *
   * @throws ProblemException if it is none
   */
  static Box parse(String text) {
    List<String> edges = Arrays.asList(text.split(",", EDGES + 1));
    if (edges.size() != EDGES || !edges.stream().allMatch(e -> DEGREES.matcher(e).matches())) {
      throw notABox();
    }
    return of(edges.stream().mapToDouble(Double::parseDouble).toArray());
  }

  /** As {@link #parse}. */
  static Box of(double... edges) {
    if (edges.length != EDGES) {
      throw notABox();
    }
    Box box = new Box(edges[0], edges[1], edges[2], edges[3]);
    boolean onEarth =
        Math.abs(box.west) <= 180
            && Math.abs(box.east) <= 180
            && Math.abs(box.south) <= 90
            && Math.abs(box.north) <= 90;
    if (!onEarth || box.south > box.north) {
      throw notABox();
    }
    return box;
  }

  /** Whether a place lies in it; what has no place does not. */
  boolean contains(Double lat, Double lon) {
    if (lat == null || lon == null || lat < south || lat > north) {
      return false;
    }
    return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  }

  String text() {
    return west + "," + south + "," + east + "," + north;
  }

  private static ProblemException notABox() {
    return ProblemException.parameter("bbox", "west,south,east,north in degrees expected");
  }
}
