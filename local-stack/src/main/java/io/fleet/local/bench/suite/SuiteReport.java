package io.fleet.local.bench.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of {@code bench.md}: the machine, one table of figures, and what does not count. */
public final class SuiteReport {
  private static final String HEAD =
      """
      | bench | figure | median | spread | target | ok | last report | ratio to it |
      |---|---|---:|---:|---:|---|---:|---:|
      """;

  private final Map<String, String> machine;
  private final SuiteRun suite;
  private final List<Result> results;
  private final Map<String, List<Figure>> last;

  /**
   * @param machine what it was measured on
   * @param suite what was run
   * @param results of each bench, in their order
   * @param last figures of the last report, by bench
   */
  public SuiteReport(
      Map<String, String> machine,
      SuiteRun suite,
      List<Result> results,
      Map<String, List<Figure>> last) {
    this.machine = machine;
    this.suite = suite;
    this.results = results;
    this.last = last;
  }

  /** Whether every bench met its targets. */
  public boolean isMet() {
    return met() == benches();
  }

  /** How many benches there were. */
  public int benches() {
    return results.size();
  }

  /** How many of them met their targets. */
  public int met() {
    return (int) results.stream().filter(Result::isMet).count();
  }

  /** The whole report. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Benches\n\n| | |\n|---|---|\n");
    machine.forEach((name, value) -> text.append(row(name, value)));
    text.append(row("commit", suite.commit()));
    text.append(row("begun", suite.started().toString()));
    text.append(row("size", suite.size().word() + ", runs of each: " + suite.runs()));
    text.append('\n').append(HEAD);
    results.forEach(result -> append(result, text));
    appendDoubts(text);
    text.append("\n%d of %d benches met their targets.\n".formatted(met(), benches()));
    return text.toString();
  }

  private void append(Result result, StringBuilder text) {
    if (result.figures().isEmpty()) {
      text.append(row(result.bench(), "–", "–", "–", "–", "no", "–", "–"));
    }
    for (Figure figure : result.figures()) {
      Optional<Figure> before = before(result.bench(), figure.name());
      text.append(
          row(
              result.bench(),
              figure.name(),
              Figure.text(figure.median()),
              figure.spread(),
              figure.limit().map(Limit::text).orElse("–"),
              ok(figure),
              before.map(found -> Figure.text(found.median())).orElse("–"),
              before.map(found -> ratio(figure, found)).orElse("–")));
    }
  }

  private static String ok(Figure figure) {
    if (figure.limit().isEmpty()) {
      return "–";
    }
    return figure.isMet() ? "yes" : "no";
  }

  private Optional<Figure> before(String bench, String figure) {
    return last.getOrDefault(bench, List.of()).stream()
        .filter(found -> found.name().equals(figure))
        .findFirst();
  }

  private static String ratio(Figure now, Figure before) {
    return before.median() == 0 ? "–" : Figure.text(now.median() / before.median());
  }

  private void appendDoubts(StringBuilder text) {
    if (results.stream().allMatch(result -> result.doubts().isEmpty())) {
      return;
    }
    text.append("\nWhat does not count, and why:\n\n");
    for (Result result : results) {
      result.doubts().forEach(doubt -> text.append("- " + result.bench() + ", " + doubt + "\n"));
    }
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
