package io.fleet.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.bench.suite.Attempt;
import io.fleet.local.bench.suite.BenchProcess;
import io.fleet.local.bench.suite.Figure;
import io.fleet.local.bench.suite.Journal;
import io.fleet.local.bench.suite.MachineFacts;
import io.fleet.local.bench.suite.Result;
import io.fleet.local.bench.suite.SuiteBench;
import io.fleet.local.bench.suite.SuiteReport;
import io.fleet.local.bench.suite.SuiteRun;
import io.fleet.local.command.DataOption;
import io.fleet.local.layout.ProjectHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the benches one after another and leaves a report. Exit code 0 when every run counted and
 * every median met its target, 1 otherwise.
 */
@Command(
    name = "all",
    description = {
      "Runs every bench, one after another, and leaves a report with medians beside targets and",
      "beside the last report. On two cores one run takes about an hour, with --full three to four;",
      "nothing else should run meanwhile.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class AllCommand implements Callable<Integer> {
  private static final int MISSED = 1;
  private static final String MAIN_CLASS = "io.fleet.local.FleetCommand";

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "of each bench, by turns; default ${DEFAULT-VALUE}")
  private int runs;

  @Option(names = "--only", paramLabel = "BENCH", split = ",", description = "names, a,b,c")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--full",
      description =
          "as much as the targets are about: a month of 50 million rows, alerts beside a"
              + " backlog, longer rounds")
  private boolean full;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "where bench.jsonl, bench.md and logs are left; default bench in --data")
  private Path report;

  @Option(
      names = "--profile",
      description = "leaves sampled stacks for flame graphs beside the logs, where a bench can")
  private boolean profile;

  @Option(names = "--json", description = "nothing but the JSON line on standard output")
  private boolean json;

  @Option(names = "--yes", description = "install what is missing without asking")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    List<SuiteBench> benches = chosen();
    Path directory = report == null ? data.directory().root().resolve("bench") : report;
    Files.createDirectories(directory);
    SuiteRun suite =
        new SuiteRun(
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
            MachineFacts.commit(ProjectHome.ofThisProcess().root()),
            full ? SuiteBench.Size.FULL : SuiteBench.Size.QUICK,
            runs);
    Journal journal = new Journal(directory);
    Map<SuiteBench, List<Attempt>> found = runAll(benches, suite, directory, journal);
    SuiteReport text = report(suite, found, journal);
    Path file = directory.resolve("bench.md");
    Files.writeString(file, text.markdown(), StandardCharsets.UTF_8);
    tell(text, file);
    return text.isMet() ? 0 : MISSED;
  }

  private List<SuiteBench> chosen() {
    if (runs < 1) {
      throw new ParameterException(spec.commandLine(), "--runs must be 1 or more");
    }
    try {
      return SuiteBench.chosen(only);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** By turns, so that whatever else the machine does meets all of them. */
  private Map<SuiteBench, List<Attempt>> runAll(
      List<SuiteBench> benches, SuiteRun suite, Path directory, Journal journal)
      throws IOException, InterruptedException {
    Map<SuiteBench, List<Attempt>> found = new LinkedHashMap<>();
    BenchProcess process = BenchProcess.ofThisJvm(MAIN_CLASS, directory, profile);
    Thread onInterrupt = new Thread(() -> end(process), "end-benches");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    for (int run = 1; run <= runs; run++) {
      for (SuiteBench bench : benches) {
        say("%s, run %d of %d", bench.benchName(), run, runs);
        Attempt attempt = process.run(bench, run, suite.size());
        journal.append(suite, attempt);
        found.computeIfAbsent(bench, key -> new ArrayList<>()).add(attempt);
        say("  %s after %.0f s %s", attempt.how(), attempt.seconds(), attempt.line());
      }
    }
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
    return found;
  }

  private static void end(BenchProcess process) {
    try {
      process.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SuiteReport report(
      SuiteRun suite, Map<SuiteBench, List<Attempt>> found, Journal journal) throws IOException {
    List<Result> results = new ArrayList<>();
    Map<String, List<Figure>> last = new LinkedHashMap<>();
    for (Map.Entry<SuiteBench, List<Attempt>> entry : found.entrySet()) {
      String bench = entry.getKey().benchName();
      results.add(SuiteFigures.result(bench, entry.getValue()));
      last.put(bench, SuiteFigures.result(bench, journal.last(suite, bench)).figures());
    }
    return new SuiteReport(MachineFacts.ofThisMachine(), suite, results, last);
  }

  private void tell(SuiteReport text, Path file) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.println(text.markdown());
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("benches", text.benches());
    members.put("met", text.met());
    members.put("report", file.toAbsolutePath().toString());
    members.put("ok", text.isMet());
    out.println(new ObjectMapper().writeValueAsString(members));
    out.flush();
  }

  /** Progress goes to the error stream: standard output is for the answer. */
  private void say(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, format + "%n", values);
    err.flush();
  }
}
