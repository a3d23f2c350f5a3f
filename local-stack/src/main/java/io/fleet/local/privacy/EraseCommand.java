package io.fleet.local.privacy;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases a driver. Exit code 3 when something is left that names the driver, or will again. */
@Command(
    name = "erase",
    description = "Erases a driver: what is about the person goes, what vehicles did stays.",
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  private static final int NOT_CONFIRMED = 1;
  private static final int SOMETHING_LEFT = 3;

  @Mixin private StoreOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @Option(names = "--dry-run", description = "only say what there is")
  private boolean dryRun;

  @Option(names = "--report", paramLabel = "FILE", description = "also write the report, as JSON")
  private Path file;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (!dryRun && !yes && !isConfirmed()) {
      out.println("Nothing was changed.");
      return NOT_CONFIRMED;
    }
    Erasure erasure = new Erasure(options.stores(), Clock.systemUTC());
    ErasureReport report = erasure.run(options.driver(), dryRun);
    print(out, report);
    if (file != null) {
      Files.write(file, ReportText.json(report));
    }
    return dryRun || report.leftover().isEmpty() ? 0 : SOMETHING_LEFT;
  }

  private static boolean isConfirmed() {
    Console console = System.console();
    if (console == null) {
      throw new IllegalStateException("say --yes: an erasure cannot be taken back");
    }
    return "y".equalsIgnoreCase(console.readLine("This cannot be taken back. Erase? [y/N] "));
  }

  private static void print(PrintWriter out, ErasureReport report) {
    out.println(report.dryRun() ? "Found, nothing was changed:" : "Erased:");
    ReportText.tables(out, report.tables());
    ReportText.topics(out, "Compacted topics", report.compacted());
    ReportText.topics(out, "Topics whose records leave by age", report.retained());
    report.leftover().forEach(left -> out.println("! " + left));
    out.flush();
  }
}
