package io.fleet.local.backup;

import static io.fleet.local.layout.PortName.CLICKHOUSE;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.PartNames;
import io.fleet.local.part.StackPlan;
import io.fleet.local.part.StackSettings;
import io.fleet.local.process.Backoff;
import io.fleet.local.process.StackState;
import io.fleet.local.process.Stage;
import io.fleet.local.process.StateBoard;
import io.fleet.local.process.Supervisor;
import io.fleet.local.topic.LogLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The log and ClickHouse of a stack, up for as long as they are filled from a backup. */
final class RestoredStores {
  private final DataDirectory data;
  private final Ports ports;
  private final StackPlan plan;
  private RestoreReport report;

  RestoredStores(ProjectHome home, DataDirectory data, Ports ports) {
    this.data = data;
    this.ports = ports;
    this.plan = new StackPlan(StackSettings.still(home, data, ports));
  }

  /**
   * Starts them, brings everything in, and ends them.
   *
   * @throws IllegalStateException if that fails; what was there before is there, and no more
   */
  RestoreReport fill(Restore restore) throws IOException, InterruptedException {
    Stage stores = plan.stages().get(0);
    List<Stage.Step> steps = new ArrayList<>();
    steps.add(new Filling(restore));
    steps.addAll(stores.steps());
    Path state = data.run().resolve("restore.json");
    List<Stage> stages = List.of(new Stage(stores.parts(), steps));
    StateBoard board = new StateBoard(state, stores.parts());
    Supervisor supervisor =
        new Supervisor(
            stages, PartNames.STOP_ORDER, data::log, data::pidFile, board, Backoff::standard);
    boolean filled = false;
    try {
      filled = supervisor.start();
    } finally {
      supervisor.stop();
      if (!filled) {
        restore.undo();
      }
    }
    if (!filled) {
      StackState last = StateBoard.read(state).orElseThrow();
      throw new IllegalStateException(last.failedPart() + ": " + last.message());
    }
    return report;
  }

  /** Tables come before their migrations: those of a newer release find an older schema. */
  private final class Filling implements Stage.Step {
    private final Restore restore;

    Filling(Restore restore) {
      this.restore = restore;
    }

    @Override
    public String name() {
      return "restore";
    }

    @Override
    public String run() throws Exception {
      Map<String, Long> rows = restore.tables(new TableStore(ports.url(CLICKHOUSE)));
      restore.job();
      for (Stage.Step step : plan.logSteps()) {
        step.run();
      }
      report = restore.log(LogLogin.ofAdmin(data, ports), rows);
      return rows.size() + " tables";
    }
  }
}
