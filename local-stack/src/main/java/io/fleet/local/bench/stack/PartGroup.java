package io.fleet.local.bench.stack;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.part.PartNames;
import io.fleet.local.process.Backoff;
import io.fleet.local.process.LogFile;
import io.fleet.local.process.PartStatus;
import io.fleet.local.process.StackState;
import io.fleet.local.process.Stage;
import io.fleet.local.process.StateBoard;
import io.fleet.local.process.Supervisor;
import java.io.IOException;
import java.util.List;

/** Parts that are started and ended together, each with its log in one data directory. */
final class PartGroup {
  private static final int TAIL_LINES = 20;

  private final DataDirectory data;
  private final Supervisor supervisor;

  PartGroup(DataDirectory data, Stage stage) {
    this.data = data;
    this.supervisor =
        new Supervisor(
            List.of(stage),
            PartNames.STOP_ORDER,
            data::log,
            data::pidFile,
            new StateBoard(data.state(), stage.parts()),
            Backoff::standard);
  }

  /** Returns when every part answers; says with the tail of its log which one does not. */
  void start() throws InterruptedException, IOException {
    if (!supervisor.start()) {
      throw new IllegalStateException(reasonNotUp());
    }
  }

  void stop() throws InterruptedException {
    supervisor.stop();
  }

  /** A bench in which a part died and came back measures nothing. */
  void requireUndisturbed() throws IOException {
    for (PartStatus part : state().parts()) {
      if (part.restarts() > 0) {
        throw new IllegalStateException(part.name() + " died" + tail(part.name()));
      }
    }
  }

  long pid(String part) throws IOException {
    return state().parts().stream()
        .filter(status -> status.name().equals(part))
        .findFirst()
        .map(PartStatus::pid)
        .orElseThrow();
  }

  private String reasonNotUp() throws IOException {
    StackState state = state();
    return state.failedPart().isEmpty()
        ? "the bench was ended while its parts came up"
        : state.failedPart() + " " + state.message() + tail(state.failedPart());
  }

  private StackState state() throws IOException {
    return StateBoard.read(data.state()).orElseThrow();
  }

  private String tail(String part) throws IOException {
    return "\n  " + String.join("\n  ", LogFile.tail(data.log(part), TAIL_LINES));
  }
}
