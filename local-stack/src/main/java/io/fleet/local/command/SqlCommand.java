package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.SqlShellLaunch;
import io.fleet.local.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Opens Flink's SQL client on the running stack, every topic a table. A query reads the last hour
 * and ends; with {@code --live} it goes on with what comes.
 */
@Command(
    name = "sql",
    description = "Opens Flink's SQL client on the running stack, every topic a table.")
public final class SqlCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();

  /** A semicolon that is not in a text. */
  private static final String END_OF_STATEMENT = ";(?=(?:[^']*'[^']*')*[^']*$)";

  @Mixin private DataOption data;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "STATEMENTS",
      description = "run these statements and end; several are separated by semicolons")
  private String statements;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "run the statements of a file and end")
  private Path file;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description = "how far back queries read, such as PT10M or P7D; default ${DEFAULT-VALUE}")
  private Duration since;

  @Option(names = "--live", description = "queries do not end, but go on with what comes")
  private boolean live;

  @Override
  public Integer call() throws Exception {
    DataDirectory directory = data.directory();
    if (new RunningStack(directory).supervisor().isEmpty()) {
      throw new IllegalStateException("no stack runs in " + directory.root() + "; fleet up first");
    }
    if (statements != null && file != null) {
      throw new IllegalArgumentException("either -e or -f, not both");
    }
    if (file != null && !Files.isReadable(file)) {
      throw new IllegalArgumentException("no such file: " + file);
    }
    Path given = statements == null ? null : written(directory);
    try {
      return run(
          new SqlShellLaunch(
                  ProjectHome.ofThisProcess(), directory, Ports.remembered(directory.ports()))
              .launch(CLOCK.instant().minus(since), live, given == null ? file : given));
    } finally {
      if (given != null) {
        Files.delete(given);
      }
    }
  }

  /** The client takes the end of a statement for one only at the end of a line. */
  private Path written(DataDirectory directory) throws IOException {
    Path script = Files.createTempFile(directory.conf(), "sql-", ".sql");
    String text = statements.strip().replaceAll(END_OF_STATEMENT, ";\n").strip();
    return Files.writeString(script, text.endsWith(";") ? text : text + ";");
  }

  /** The client has the terminal; what ends this process ends the client too. */
  private int run(Launch launch) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launch.command()).inheritIO();
    builder.environment().putAll(launch.environment());
    Process client = builder.start();
    Thread end = new Thread(() -> end(client), "end of the SQL client");
    Runtime.getRuntime().addShutdownHook(end);
    return client.waitFor();
  }

  /** Ctrl-C ends a query but not the session, which is the client's to decide. */
  private void end(Process client) {
    if (statements != null || file != null) {
      client.destroy();
    }
    client.onExit().join();
  }
}
