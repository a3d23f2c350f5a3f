package io.fleet.local;

import io.fleet.local.accuracy.AccuracyCommand;
import io.fleet.local.backup.BackupCommand;
import io.fleet.local.backup.RestoreCommand;
import io.fleet.local.bench.BenchCommand;
import io.fleet.local.chaos.ChaosCommand;
import io.fleet.local.command.CapabilityCommand;
import io.fleet.local.command.DownCommand;
import io.fleet.local.command.LogsCommand;
import io.fleet.local.command.RecomputeCommand;
import io.fleet.local.command.ReplayHereCommand;
import io.fleet.local.command.SqlCommand;
import io.fleet.local.command.StatusCommand;
import io.fleet.local.command.SuperviseCommand;
import io.fleet.local.command.TokenCommand;
import io.fleet.local.command.UpCommand;
import io.fleet.local.command.UsersErrors;
import io.fleet.local.compose.ComposeCommand;
import io.fleet.local.deadletter.DeadLettersCommand;
import io.fleet.local.device.DeviceCommand;
import io.fleet.local.job.JobCommand;
import io.fleet.local.keys.KeysCommand;
import io.fleet.local.privacy.PrivacyCommand;
import io.fleet.local.webhook.WebhookCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program behind the {@code fleet} script. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    description = "Runs the whole system on this machine.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TokenCommand.class,
      DeviceCommand.class,
      CapabilityCommand.class,
      SqlCommand.class,
      ReplayHereCommand.class,
      RecomputeCommand.class,
      DeadLettersCommand.class,
      WebhookCommand.class,
      JobCommand.class,
      KeysCommand.class,
      PrivacyCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      BenchCommand.class,
      AccuracyCommand.class,
      ChaosCommand.class,
      ComposeCommand.class,
      HelpCommand.class,
      SuperviseCommand.class
    })
public final class FleetCommand {
  private FleetCommand() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    if (System.getProperty("log4j2.configurationFile") == null) {
      System.setProperty("log4j2.configurationFile", "log4j2-fleet.xml");
    }
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new FleetCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new UsersErrors());
  }
}
