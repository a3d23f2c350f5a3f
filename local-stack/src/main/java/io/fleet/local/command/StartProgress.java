package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.part.PartNames;
import io.fleet.local.process.LogFile;
import io.fleet.local.process.PartStatus;
import io.fleet.local.process.StackState;
import io.fleet.local.process.StackState.Phase;
import io.fleet.local.process.StackState.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows a starting stack part by part, until it runs or has failed. */
final class StartProgress {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration ENDING = Duration.ofMinutes(2);
  private static final int TAIL_LINES = 25;
  private static final int FAILED = 1;

  private final DataDirectory data;
  private final RunningStack stack;
  private final PrintWriter out;
  private int shown;

  StartProgress(DataDirectory data, RunningStack stack, PrintWriter out) {
    this.data = data;
    this.stack = stack;
    this.out = out;
  }

  /**
   * Follows the start to its end.
   *
   * @param supervisor the process just started, or null if somebody else started it
   * @return the exit code
   */
  int follow(Process supervisor) throws IOException, InterruptedException {
    long started = System.nanoTime();
    passOverWhatIsDone();
    while (System.nanoTime() - started < PATIENCE.toNanos()) {
      StackState state = stack.lastWord().orElse(null);
      if (state != null) {
        show(state.progress());
        if (state.phase() != Phase.STARTING) {
          return conclude(state, System.nanoTime() - started, supervisor);
        }
      }
      if (supervisor != null && !supervisor.isAlive()) {
        return dead();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    out.println("Still starting after " + PATIENCE.toMinutes() + " min; see fleet status.");
    return FAILED;
  }

  /** A stack that runs is not news. */
  private void passOverWhatIsDone() throws IOException {
    Optional<StackState> state = stack.lastWord();
    if (state.isPresent() && state.get().phase() == Phase.RUNNING) {
      shown = state.get().progress().size();
    }
  }

  private void show(List<Progress> progress) {
    for (; shown < progress.size(); shown++) {
      Progress step = progress.get(shown);
      out.printf(
          Locale.ROOT,
          "  %-18s ready after %5.1f s   %s%n",
          step.name(),
          step.seconds(),
          step.text());
    }
    out.flush();
  }

  private int conclude(StackState state, long nanos, Process supervisor)
      throws IOException, InterruptedException {
    if (state.phase() == Phase.FAILED) {
      return failed(state, supervisor);
    }
    if (state.phase() != Phase.RUNNING) {
      out.println("The stack is being stopped.");
      return FAILED;
    }
    if (supervisor != null) {
      out.printf(Locale.ROOT, "Everything runs (%.1f s).%n", nanos / 1e9);
    }
    for (PartStatus part : state.parts()) {
      if (!part.url().isEmpty()) {
        out.printf(Locale.ROOT, "  %-18s %s%n", part.name(), part.url());
      }
    }
    if (state.parts().stream().anyMatch(part -> part.name().equals(PartNames.QUERY_API))) {
      out.println("The live map: " + new LivePageLink(data).text());
    }
    out.println("Logs in " + data.logs() + "; fleet status, fleet logs PART, fleet down.");
    out.flush();
    return 0;
  }

  private int failed(StackState state, Process supervisor)
      throws IOException, InterruptedException {
    out.println("FAILED: " + state.failedPart() + ": " + state.message());
    tail(state.failedPart());
    out.println("Ending everything that was started before.");
    out.flush();
    if (supervisor != null) {
      supervisor.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS);
    }
    return FAILED;
  }

  private int dead() throws IOException {
    out.println("FAILED: the supervisor ended.");
    tail(RunningStack.SUPERVISOR);
    out.flush();
    return FAILED;
  }

  private void tail(String part) throws IOException {
    List<String> lines = LogFile.tail(data.log(part), TAIL_LINES);
    if (!lines.isEmpty()) {
      out.println("The last lines of " + data.log(part) + ":");
      lines.forEach(line -> out.println("  | " + line));
    }
  }
}
