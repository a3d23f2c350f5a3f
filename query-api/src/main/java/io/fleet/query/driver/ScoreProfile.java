package io.fleet.query.driver;

import io.fleet.query.problem.ProblemException;
import java.util.Arrays;

/** The profiles a score can be asked by; what they mean stands in the schema. */
enum ScoreProfile {
  STANDARD("standard"),
  PER_1000_MILES("per-1000-miles");

  private final String word;

  ScoreProfile(String word) {
    this.word = word;
  }

  /**
   * Reads the parameter.
   *
   * @param text a profile's name; the standard one when it is absent
   */
  static ScoreProfile parse(String text) {
    if (text == null || text.isEmpty()) {
      return STANDARD;
    }
    return Arrays.stream(values())
        .filter(profile -> profile.word.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    "profile", "one of [standard, per-1000-miles] expected"));
  }

  String word() {
    return word;
  }
}
