package io.fleet.query.track;

import io.fleet.query.problem.ProblemException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How simple a line is to be.
 *
 * @param toleranceM metres that it may be off, or null
 * @param points fixes it may have, or null
 * @param gap the longest time without a fix within one segment
 */
public record LineRequest(Double toleranceM, Integer points, Duration gap) {
  /** As long as a trip goes on without data. */
  static final Duration USUAL_GAP = Duration.ofSeconds(900);

  /** Every fix. */
  public static final LineRequest EVERYTHING = new LineRequest(null, null, USUAL_GAP);

  private static final double GREATEST_TOLERANCE_M = 10_000;
  private static final int MOST_POINTS = 10_000;
  private static final int SHORTEST_GAP_S = 1;
  private static final int LONGEST_GAP_S = 31 * 86_400;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,6})?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,7}");

  /**
   * Reads parameters; what is absent is null or empty.
   *
   * @throws ProblemException if one is out of its bounds, or they exclude each other
   */
  static LineRequest parse(String toleranceM, String points, String gapS) {
    if (isGiven(toleranceM) && isGiven(points)) {
      throw ProblemException.parameter("points", "not together with tolerance_m");
    }
    return new LineRequest(
        isGiven(toleranceM) ? tolerance(toleranceM) : null,
        isGiven(points) ? whole("points", points, 2, MOST_POINTS) : null,
        isGiven(gapS)
            ? Duration.ofSeconds(whole("gap_s", gapS, SHORTEST_GAP_S, LONGEST_GAP_S))
            : USUAL_GAP);
  }

  /** Whether fixes may be left out. */
  boolean isSimpler() {
    return toleranceM != null || points != null;
  }

  /**
   * What makes it so.
   *
   * @param most fixes of one answer
   */
  Simplifier simplifier(int most) {
    if (points != null) {
      return new Visvalingam(points);
    }
    return toleranceM == null ? new EveryFix(most) : new DouglasPeucker(toleranceM, most);
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isEmpty();
  }

  private static double tolerance(String value) {
    double metres = DECIMAL.matcher(value).matches() ? Double.parseDouble(value) : -1;
    if (metres < 0 || metres > GREATEST_TOLERANCE_M) {
      throw ProblemException.parameter("tolerance_m", "metres from 0 to 10000 expected");
    }
    return metres;
  }

  private static int whole(String name, String value, int least, int greatest) {
    int number = DIGITS.matcher(value).matches() ? Integer.parseInt(value) : -1;
    if (number < least || number > greatest) {
      throw ProblemException.parameter(
          name, "a whole number from " + least + " to " + greatest + " expected");
    }
    return number;
  }
}
