package io.fleet.local.keys;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.process.PartState;
import io.fleet.local.process.PartStatus;
import io.fleet.local.process.PidFile;
import io.fleet.local.process.ProcessEnder;
import io.fleet.local.process.StateBoard;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a part as its supervisor would, which starts it again with what is told to it by then. */
final class PartRestart {
  private static final Duration END = Duration.ofSeconds(30);
  private static final Duration BACK = Duration.ofMinutes(3);
  private static final long LOOK_MS = 200;

  private final DataDirectory data;

  PartRestart(DataDirectory data) {
    this.data = data;
  }

  /**
   * Returns when the part answers again.
   *
   * @throws IllegalStateException if it does not
   */
  void of(String part) throws IOException, InterruptedException {
    int before = status(part).restarts();
    new PidFile(data.pidFile(part)).living().ifPresent(each -> ProcessEnder.end(each, END));
    long deadlineNs = System.nanoTime() + BACK.toNanos();
    PartStatus now = status(part);
    while (now.restarts() == before || now.state() != PartState.RUNNING) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(part + " does not come back: " + now.message());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      now = status(part);
    }
  }

  private PartStatus status(String part) throws IOException {
    return StateBoard.read(data.state()).orElseThrow().parts().stream()
        .filter(each -> each.name().equals(part))
        .findFirst()
        .orElseThrow();
  }
}
