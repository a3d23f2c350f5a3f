package io.fleet.local.bench;

import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.layout.ProjectHome;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A bench that starts the parts it needs, and whose stack is ended whatever happens. Exit code 0
 * when the run was valid, whether or not its figure does.
 */
abstract class BenchStackCommand implements Callable<Integer> {
  private static final int INVALID = 1;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "nothing but the JSON line on standard output")
  private boolean json;

  @Option(names = "--yes", description = "install what is missing without asking")
  private boolean yes;

  private boolean valid = true;

  /** Starts the parts and measures. */
  abstract BenchLine measure(BenchStack stack) throws Exception;

  @Override
  public final Integer call() throws Exception {
    try (BenchStack stack = new BenchStack(ProjectHome.ofThisProcess())) {
      Thread onInterrupt = new Thread(stack::close, "end-bench");
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      BenchLine line = measure(stack);
      stack.close();
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      line.reservations().forEach(reservation -> print("not ok: %s%n", reservation));
      PrintWriter out = spec.commandLine().getOut();
      out.println(line.json());
      out.flush();
      return valid ? 0 : INVALID;
    }
  }

  /** Says that the run measured nothing. */
  final void invalid(String reason, Object... values) {
    valid = false;
    say("not as it has to be: " + reason, values);
  }

  /** For people, on standard output; it leads nowhere where only the JSON line is wanted. */
  final PrintWriter people() {
    return json ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
  }

  /** The same, a line or a part of one. */
  final void print(String format, Object... values) {
    people().printf(Locale.ROOT, format, values);
  }

  /** An option that makes no sense. */
  final ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  /** Progress goes to the error stream: standard output is for the answer. */
  final void say(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, format + "%n", values);
    err.flush();
  }
}
