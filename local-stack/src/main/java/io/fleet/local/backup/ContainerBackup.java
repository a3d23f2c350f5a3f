package io.fleet.local.backup;

import io.fleet.events.LogAccess;
import io.fleet.local.command.UsersErrors;
import io.fleet.local.job.FlinkJob;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.layout.Topology;
import io.fleet.local.topic.LogLogin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
  private final Map<String, String> environment;
  private final Clock clock;
  @Spec private CommandSpec spec;

  ContainerBackup(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv(), Clock.systemUTC()).execute(arguments));
  }

  /**
   * The program.
   *
   * @param environment that names the log, lets it in there, and has ClickHouse's password
   */
  public static CommandLine commandLine(Map<String, String> environment, Clock clock) {
    return new CommandLine(new ContainerBackup(environment, clock))
        .setExecutionExceptionHandler(new UsersErrors());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "take, or fill-log");
  }

  /** Takes a backup, under the moment it is begun, and removes what is too old. */
  @Command(
      name = "take",
      description = "Takes a backup of everything but keys, which are secrets of the cluster.",
      mixinStandardHelpOptions = true)
  int take(
      @Option(names = "--flink-url", required = true) String flinkUrl,
      @Option(names = "--clickhouse-url", required = true) String clickHouseUrl,
      @Option(names = "--clickhouse-user", required = true) String clickHouseUser,
      @Option(names = "--staging-dir", required = true) Path staging,
      @Option(
              names = "--savepoint-dir",
              required = true,
              description = "where Flink may write, and this process read")
          Path savepoints,
      @Option(
              names = "--log-generation",
              required = true,
              description = "as the job is told")
          int logGeneration,
      @Option(names = "--directory", required = true, description = "where backups are")
          Path directory,
      @Option(names = "--keep", required = true, description = "so many; 1 or more") int keep)
      throws Exception {
    if (keep < 1) {
      throw new ParameterException(spec.commandLine(), "--keep is 1 or more");
    }
    BackedUp from =
        new BackedUp(
            log(),
            new LogGeneration(logGeneration),
            Topology.SINGLE,
            new FlinkJob(flinkUrl),
            new TableStore(
                clickHouseUrl,
                clickHouseUser,
                environment.getOrDefault("CLICKHOUSE_PASSWORD", "")),
            staging,
            directory,
            Optional.of(savepoints));
    BackupShelf shelf = new BackupShelf(directory);
    Path target = shelf.next(clock.instant());
    new Backup(from, clock, done -> say("  " + done)).all(target, Optional.empty());
    say("Written to " + target);
    shelf.shorten(keep).forEach(gone -> say("Removed " + gone));
    return 0;
  }

  /** Writes the reference data of a backup into a log that has none. */
  @Command(
      name = "fill-log",
      description = "Writes the reference data of a backup into a log whose topics are empty.",
      mixinStandardHelpOptions = true)
  int fillLog(@Parameters(paramLabel = "DIR", description = "the backup") Path backup)
      throws Exception {
    Manifest manifest = Manifest.of(backup);
    Map<String, Long> records = new TopicCopy(log()).load(backup.resolve(Backup.TOPICS));
    say("%,d records as of %s".formatted(Backup.sum(records), manifest.takenAt()));
    say("The job's --log-generation is now %d.".formatted(manifest.log().generation() + 1));
    return 0;
  }

  private LogLogin log() {
    String brokers = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
    if (brokers.isBlank()) {
      throw new IllegalStateException("KAFKA_BOOTSTRAP_SERVERS names no log");
    }
    return new LogLogin(brokers, LogAccess.of(environment));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
