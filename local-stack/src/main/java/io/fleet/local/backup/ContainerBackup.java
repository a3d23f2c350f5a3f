package io.fleet.local.backup;

import io.fleet.local.command.UsersErrors;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program of the image {@code backup}: the same backups of parts that run in containers. It
 * speaks to them by their addresses, reads the volume of the job, and shares that of backups with
 * ClickHouse, each under the path it has there.
 */
@Command(
    name = "backup",
    description = "Takes backups where the parts run in containers, and fills a new log from one.",
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class)
public final class ContainerBackup implements Runnable {
  @Spec private CommandSpec spec;

  private ContainerBackup() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), Clock.systemUTC()).execute(arguments));
  }

  /**
   * The program.
   *
   * @param environment that names the log, lets it in there, and has ClickHouse's password
   */
  static CommandLine commandLine(Map<String, String> environment, Clock clock) {
    return new CommandLine(new ContainerBackup())
        .addSubcommand(new TakeCommand(environment, clock))
        .addSubcommand(new FillLogCommand(environment))
        .setExecutionExceptionHandler(new UsersErrors());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "take, or fill-log");
  }
}
