package io.fleet.local.backup;

import io.fleet.local.command.DataOption;
import io.fleet.local.layout.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a backup of a running stack. */
@Command(
    name = "backup",
    description = "Writes a backup of the running stack, which goes on.",
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "a directory that is not there yet, or empty")
  private Path directory;

  @Option(names = "--reference", description = "reference data alone; takes seconds")
  private boolean reference;

  @Option(
      names = "--without-keys",
      description = "leave keys out; without them no device, endpoint or token is known again")
  private boolean withoutKeys;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DataDirectory stack = data.directory();
    Path target = directory.toAbsolutePath().normalize();
    Backup backup =
        new Backup(BackedUp.stack(stack), Clock.systemUTC(), done -> say(out, "  " + done));
    Optional<DataDirectory> keys = withoutKeys ? Optional.empty() : Optional.of(stack);
    Manifest manifest = reference ? backup.reference(target) : backup.all(target, keys);
    say(out, "Written to " + target + ", as of " + manifest.takenAt());
    return 0;
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
