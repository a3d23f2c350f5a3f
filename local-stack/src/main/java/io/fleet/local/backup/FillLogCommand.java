package io.fleet.local.backup;

import io.fleet.local.topic.LogLogin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the reference data of a backup into a log that has none. */
@Command(
    name = "fill-log",
    description = "Writes the reference data of a backup into a log whose topics are empty.",
    mixinStandardHelpOptions = true)
final class FillLogCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the backup")
  private Path backup;

  FillLogCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    Manifest manifest = Manifest.of(backup);
    TopicCopy log = new TopicCopy(LogLogin.of(environment));
    Map<String, Long> records = log.load(backup.resolve(Backup.TOPICS));
    PrintWriter out = spec.commandLine().getOut();
    out.println("%,d records as of %s".formatted(Backup.sum(records), manifest.takenAt()));
    out.println("The job's --log-generation is now " + (manifest.log().generation() + 1));
    out.flush();
    return 0;
  }
}
