package io.fleet.simulator.replay;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on the terminal if there is one, and the first unreadable records by their line. */
final class ReplayProgress implements Replay.Listener, AutoCloseable {
  private static final int TOLD_AT_MOST = 5;

  private final PrintWriter err;
  private final ProgressBar bar;
  private int told;

  ReplayProgress(long records, PrintWriter err) {
    this.err = err;
    this.bar = System.console() == null ? null : bar(records);
  }

  private static ProgressBar bar(long records) {
    return new ProgressBarBuilder()
        .setTaskName("replay")
        .setInitialMax(records)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  @Override
  public void passed() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void unreadable(RecordedEvent record) {
    if (told++ < TOLD_AT_MOST) {
      err.println("line " + record.line() + ": " + record.problem());
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
