package io.fleet.local.bench;

import io.fleet.local.bench.load.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Subject and reference by turns, A B A B, so that whatever else the machine does meets both; what
 * counts is the median of each.
 *
 * @param subject what each round of the subject was
 * @param reference what each round of the reference was
 */
record Rounds(List<LoadResult> subject, List<LoadResult> reference) {

  /** One round of load. */
  interface Round {
    /**
     * Runs it.
     *
     * @param name of its own, for the ids of vehicles
     */
    LoadResult run(String name) throws Exception;
  }

  /** Runs that many rounds of both. */
  static Rounds alternate(int rounds, Round subject, Round reference) throws Exception {
    List<LoadResult> subjects = new ArrayList<>();
    List<LoadResult> references = new ArrayList<>();
    for (int i = 1; i <= rounds; i++) {
      subjects.add(subject.run("a" + i + "-"));
      references.add(reference.run("b" + i + "-"));
    }
    return new Rounds(subjects, references);
  }

  double subjectPerSecond() {
    return median(subject, LoadResult::perSecond);
  }

  double referencePerSecond() {
    return median(reference, LoadResult::perSecond);
  }

  /** The median of a figure; of an even number the lower one of the middle. */
  static double median(List<LoadResult> results, ToDoubleFunction<LoadResult> figure) {
    double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
