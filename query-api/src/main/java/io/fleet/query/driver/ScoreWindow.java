package io.fleet.query.driver;

import io.fleet.query.problem.ProblemException;
import java.time.Duration;
import java.util.Arrays;

/** The windows a score is asked for; each ends now. */
enum ScoreWindow {
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30));

  private final String word;
  private final Duration length;

  ScoreWindow(String word, Duration length) {
    this.word = word;
    this.length = length;
  }

  /**
   * Reads the parameter.
   *
   * @param text 24h, 7d or 30d; a week when it is absent
   */
  static ScoreWindow parse(String text) {
    if (text == null || text.isEmpty()) {
      return WEEK;
    }
    return Arrays.stream(values())
        .filter(window -> window.word.equals(text))
        .findFirst()
        .orElseThrow(() -> ProblemException.parameter("window", "one of [24h, 7d, 30d] expected"));
  }

  String word() {
    return word;
  }

  Duration length() {
    return length;
  }
}
