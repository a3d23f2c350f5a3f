package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Topology;
import io.fleet.local.part.PartNames;
import io.fleet.local.process.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the log of one part. */
@Command(name = "logs", description = "Prints a part's log.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PART",
      completionCandidates = Names.class,
      description = "one of ${COMPLETION-CANDIDATES}")
  private String part;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      defaultValue = "100",
      description = "how many of the last lines; default ${DEFAULT-VALUE}")
  private int lines;

  @Option(names = "-f", description = "go on with what is written from now on")
  private boolean follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!names().contains(part)) {
      throw new ParameterException(spec.commandLine(), "no part " + part + "; one of " + names());
    }
    DataDirectory directory = data.directory();
    Path log = directory.log(part);
    PrintWriter out = spec.commandLine().getOut();
    long position = Files.exists(log) ? Files.size(log) : 0;
    LogFile.tail(log, lines).forEach(out::println);
    out.flush();
    while (follow) {
      TimeUnit.MILLISECONDS.sleep(250);
      position = printFrom(position, log, out);
    }
    return 0;
  }

  /** Prints what was added; a log that was cut is read from its beginning. */
  private static long printFrom(long position, Path log, PrintWriter out) throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = file.length() < position ? 0 : position;
      byte[] added = new byte[(int) Math.min(file.length() - from, 1 << 20)];
      file.seek(from);
      file.readFully(added);
      out.print(new String(added, StandardCharsets.UTF_8));
      out.flush();
      return from + added.length;
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(PartNames.all(Topology.CLUSTER));
    names.add(RunningStack.SUPERVISOR);
    return names;
  }

  /** The parts that have a log, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
