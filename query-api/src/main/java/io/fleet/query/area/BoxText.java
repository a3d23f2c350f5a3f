package io.fleet.query.area;

import io.fleet.query.problem.ProblemException;
import java.util.Arrays;

/** Boxes as clients write them: west,south,east,north. */
public final class BoxText {
  private static final String NAME = "bbox";

  private BoxText() {}

  /**
   * Reads a parameter's value.
   *
   * @throws ProblemException if it is no box
   */
  public static Area parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 4) {
      throw ProblemException.parameter(NAME, "west,south,east,north expected");
    }
    double[] bounds =
        Arrays.stream(parts).mapToDouble(part -> Degrees.parse(NAME, part.strip())).toArray();
    Degrees.requireLongitude(NAME, bounds[0], 180);
    Degrees.requireLatitude(NAME, bounds[1]);
    Degrees.requireLongitude(NAME, bounds[2], 180);
    Degrees.requireLatitude(NAME, bounds[3]);
    if (bounds[1] > bounds[3]) {
      throw ProblemException.parameter(NAME, "south not above north expected");
    }
    return Area.box(bounds[0], bounds[1], bounds[2], bounds[3]);
  }
}
