package io.fleet.local.privacy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes all that is held of a driver into a folder. */
@Command(
    name = "export",
    description = "Writes what is held of a driver, a file of JSON lines per table and topic.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Mixin private StoreOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "privacy-export",
      description = "a folder that is not there yet; default ${DEFAULT-VALUE}")
  private Path directory;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Export.Report report =
        new Export(options.stores(), Clock.systemUTC()).run(options.driver(), directory);
    ReportText.tables(out, report.tables());
    ReportText.topics(out, "Topics", report.topics());
    out.println("Written to " + directory.toAbsolutePath().normalize());
    out.flush();
    return 0;
  }
}
