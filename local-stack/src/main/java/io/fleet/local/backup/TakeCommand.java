package io.fleet.local.backup;

import io.fleet.local.job.FlinkJob;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.layout.Topology;
import io.fleet.local.topic.LogLogin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes a backup, under the moment it is begun, and removes what is too old. */
@Command(
    name = "take",
    description = "Takes a backup of everything but keys, which are secrets of the cluster.",
    mixinStandardHelpOptions = true)
final class TakeCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final Clock clock;
  @Spec private CommandSpec spec;

  @Option(names = "--flink-url", paramLabel = "URL", required = true)
  private String flinkUrl;

  @Option(names = "--clickhouse-url", paramLabel = "URL", required = true)
  private String clickHouseUrl;

  @Option(
      names = "--clickhouse-user",
      paramLabel = "USER",
      required = true,
      description = "may take backups; its password is CLICKHOUSE_PASSWORD")
  private String clickHouseUser;

  @Option(names = "--staging-dir", paramLabel = "DIR", required = true)
  private Path staging;

  @Option(
      names = "--savepoint-dir",
      paramLabel = "DIR",
      required = true,
      description = "where Flink may write, and this process read")
  private Path savepoints;

  @Option(
      names = "--log-generation",
      paramLabel = "N",
      required = true,
      description = "as the job is told")
  private int logGeneration;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      required = true,
      description = "where backups are, and ClickHouse may write")
  private Path directory;

  @Option(
      names = "--keep",
      paramLabel = "N",
      required = true,
      description = "how many whole backups stay, this one included; 1 or more")
  private int keep;

  TakeCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (keep < 1) {
      throw new ParameterException(spec.commandLine(), "--keep is 1 or more");
    }
    BackupShelf shelf = new BackupShelf(directory);
    Path target = shelf.next(clock.instant());
    new Backup(from(), clock, done -> say("  " + done)).all(target, Optional.empty());
    say("Written to " + target);
    shelf.shorten(keep).forEach(gone -> say("Removed " + gone));
    return 0;
  }

  private BackedUp from() {
    String password = environment.getOrDefault("CLICKHOUSE_PASSWORD", "");
    return new BackedUp(
        LogLogin.of(environment),
        new LogGeneration(logGeneration),
        Topology.SINGLE,
        new FlinkJob(flinkUrl),
        new TableStore(clickHouseUrl, clickHouseUser, password),
        staging,
        directory,
        Optional.of(savepoints));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
