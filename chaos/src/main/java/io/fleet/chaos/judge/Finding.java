package io.fleet.chaos.judge;

import java.util.List;

/**
 * Something that must not be, counted.
 *
 * @param name as it stands in a verdict
 * @param count 0 when the promise is kept
 * @param examples some of it
 */
record Finding(String name, long count, List<String> examples) {
  private static final int MOST_EXAMPLES = 5;

  static Finding of(String name, List<String> all) {
    return new Finding(name, all.size(), all.subList(0, Math.min(MOST_EXAMPLES, all.size())));
  }
}
