package io.fleet.stream.sql.client;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.table.client.cli.CliClient;
import org.apache.flink.table.client.gateway.Executor;
import org.apache.flink.util.ParameterTool;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Opens Flink's SQL client with every topic declared as a table: {@code --bootstrap-servers H:P
 * --since-ms EPOCH_MS --live true|false --directory DIR [--file FILE]}. Which cluster is asked says
 * the configuration in the directory named by {@code FLINK_CONF_DIR}.
 */
public final class SqlShell {
  private static final String SESSION = "fleet";

  private SqlShell() {}

  /** Runs until the person leaves, or the file is done; ends with 1 if a statement failed. */
  public static void main(String... args) throws Exception {
    try {
      run(args);
    } catch (FailedStatementException e) {
      System.exit(1);
    }
  }

  private static void run(String... args) throws Exception {
    ParameterTool given = ParameterTool.fromArgs(args);
    boolean live = given.getBoolean("live", false);
    Path history = Path.of(given.getRequired("directory")).resolve("history");
    try (OwnGateway gateway = new OwnGateway(history);
        Executor executor = Executor.create(gateway.context(), gateway.address(), SESSION)) {
      executor.configureSession(
          "SET 'execution.runtime-mode' = '" + (live ? "streaming" : "batch") + "'");
      for (String statement :
          TopicTables.statements(
              given.getRequired("bootstrap-servers"), given.getLong("since-ms"), live)) {
        executor.configureSession(statement);
      }
      if (given.has("file")) {
        runFile(executor, history, Path.of(given.get("file")));
      } else {
        converse(executor, history);
      }
    }
  }

  private static void converse(Executor executor, Path history) {
    try (CliClient client = new CliClient(CliClient.DEFAULT_TERMINAL_FACTORY, executor, history)) {
      client.executeInInteractiveMode();
    }
  }

  /** Fails when a statement does; the client has said why. */
  private static void runFile(Executor executor, Path history, Path file) throws IOException {
    FailureWatch out = new FailureWatch(System.out);
    Terminal terminal =
        TerminalBuilder.builder().type(Terminal.TYPE_DUMB).streams(System.in, out).build();
    try (CliClient client = new CliClient(() -> terminal, executor, history)) {
      client.executeInNonInteractiveMode(file.toUri());
    }
    if (out.hasSeenFailure()) {
      throw new FailedStatementException();
    }
  }

  /** A statement failed. */
  private static final class FailedStatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
