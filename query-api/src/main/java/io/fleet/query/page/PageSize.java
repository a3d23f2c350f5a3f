package io.fleet.query.page;

import io.fleet.query.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * How many items a page of a list has.
 *
 * @param usual when the client does not say
 * @param greatest that is accepted
 */
public record PageSize(int usual, int greatest) {
  /** Of every list but tracks. */
  public static final PageSize LIST = new PageSize(100, 1_000);

  /** Of tracks. */
  public static final PageSize TRACK = new PageSize(1_000, 10_000);

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  /**
   * Reads the parameter.
   *
   * @throws ProblemException if it is no number within the bounds
   */
  public int parse(String limit) {
    if (TimeRange.isAbsent(limit)) {
      return usual;
    }
    int value = DIGITS.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
    if (value < 1 || value > greatest) {
      throw ProblemException.parameter(
          "limit", "a whole number from 1 to " + greatest + " expected");
    }
    return value;
  }
}
