package io.fleet.local.bench;

import io.fleet.local.bench.suite.Attempt;
import io.fleet.local.bench.suite.Figure;
import io.fleet.local.bench.suite.Limit;
import io.fleet.local.bench.suite.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The figures of lines of one bench: those with a target, and what a ratio is made of. */
final class SuiteFigures {
  private SuiteFigures() {}

  /** All runs of a bench, held against its target. */
  static Result result(String bench, List<Attempt> attempts) {
    List<BenchLine> lines = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.isTold()) {
        BenchLine line = BenchLine.of(attempt.members());
        lines.add(line);
        line.doubts().forEach(doubt -> doubts.add("run %d: %s".formatted(attempt.run(), doubt)));
      } else {
        doubts.add(
            "run %d: %s after %.0f s, see logs/%s-%d.log"
                .formatted(attempt.run(), attempt.how(), attempt.seconds(), bench, attempt.run()));
      }
    }
    return new Result(bench, of(lines), doubts);
  }

  /** None of no lines. */
  static List<Figure> of(List<BenchLine> lines) {
    List<Figure> figures = new ArrayList<>();
    if (lines.isEmpty()) {
      return figures;
    }
    Target target = lines.get(0).target();
    String unit = " (" + target.unit() + ")";
    if (target.goal() == Goal.RATIO_AT_LEAST) {
      figures.add(figure("ratio", lines, BenchLine::ratio, new Limit(true, target.target())));
      figures.add(figure("value" + unit, lines, BenchLine::value, null));
      figures.add(figure("reference" + unit, lines, BenchLine::reference, null));
    } else {
      boolean atLeast = target.goal() == Goal.VALUE_AT_LEAST;
      Limit limit = new Limit(atLeast, target.target());
      figures.add(figure("value" + unit, lines, BenchLine::value, limit));
    }
    target
        .atMost()
        .forEach(
            (member, most) ->
                figures.add(
                    figure(member, lines, line -> line.number(member), new Limit(false, most))));
    return figures;
  }

  private static Figure figure(
      String name, List<BenchLine> lines, ToDoubleFunction<BenchLine> value, Limit limit) {
    List<Double> values = lines.stream().mapToDouble(value).boxed().toList();
    return new Figure(name, values, Optional.ofNullable(limit));
  }
}
