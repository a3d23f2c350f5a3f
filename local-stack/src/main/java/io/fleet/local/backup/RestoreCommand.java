package io.fleet.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fleet.local.command.DataOption;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.layout.Topology;
import io.fleet.local.token.Secrets;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a backup into a data directory whose stack does not run; {@code up} goes on from it. */
@Command(
    name = "restore",
    description = "Brings a backup into an installation without tables; fleet up goes on from it.",
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the backup")
  private Path directory;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "a later backup of reference data alone, for a log that is lost")
  private Path reference;

  @Option(names = "--port-offset", paramLabel = "N", description = "added to every default port")
  private Integer portOffset;

  @Option(
      names = "--topology",
      paramLabel = "NAME",
      description = "single or cluster; as it was if not told")
  private Topology topology;

  @Option(names = "--report", paramLabel = "FILE", description = "also write the report, as JSON")
  private Path file;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DataDirectory stack = data.directory();
    Path newer = reference == null ? directory : reference;
    Clock clock = Clock.systemUTC();
    Restore restore = new Restore(directory, newer, stack, clock, done -> say(out, "  " + done));
    stack.create();
    try (FileChannel channel =
            FileChannel.open(
                stack.supervisorLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new IllegalStateException("the stack runs; say fleet down first");
      }
      restore.refuseWhatIsThere();
      restore.topology(topology);
      restore.keys();
      new Secrets(stack.secrets(), clock).ensure();
      Ports ports = Ports.choose(System.getenv(), offset(), stack.ports());
      ports.save(stack.ports());
      RestoreReport report =
          new RestoredStores(ProjectHome.ofThisProcess(), stack, ports).fill(restore);
      print(out, report);
    }
    return 0;
  }

  private void print(PrintWriter out, RestoreReport report) throws Exception {
    if (file != null) {
      Files.write(file, JSON.writeValueAsBytes(report));
    }
    if (report.lost() == null) {
      say(out, "Nothing is lost; fleet up goes on from " + report.takenAt());
    } else {
      say(out, "Lost: from " + report.lost().from() + " until " + report.lost().until());
      say(out, "What was acknowledged then is gone, unless its senders still have it.");
    }
  }

  private OptionalInt offset() {
    return portOffset == null ? OptionalInt.empty() : OptionalInt.of(portOffset);
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
