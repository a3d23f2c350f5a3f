package io.fleet.local.chaos;

import io.fleet.local.chaos.Ways.Way;
import io.fleet.local.job.FlinkJob;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.PartNames;
import io.fleet.local.part.StackPlan;
import io.fleet.local.part.StackSettings;
import io.fleet.local.process.Backoff;
import io.fleet.local.process.Part;
import io.fleet.local.process.PartState;
import io.fleet.local.process.PartStatus;
import io.fleet.local.process.StackState;
import io.fleet.local.process.Stage;
import io.fleet.local.process.StateBoard;
import io.fleet.local.process.Supervisor;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A whole stack as {@code fleet up} starts it, in a directory of its own, with a gate before each
 * part and a proxy on each way that is to be disturbed. Any thread may close it.
 */
final class ChaosStack implements AutoCloseable {
  private static final Duration TOKEN_LIFE = Duration.ofDays(2);
  private static final long LOOK_MS = 100;
  private static final Duration REHEARSING = Duration.ofMinutes(4);
  private static final String REHEARSED = "rehearsed in ";
  private static final String SPARE = "flink-taskmanager-spare";

  private final ProjectHome home;
  private final DataDirectory data;
  private final Ways ways;
  private final Map<String, Gate> gates = new HashMap<>();
  private Supervisor supervisor;
  private Supervisor spare;

  /**
   * @param root an empty directory
   * @param seed of what happens on the ways
   */
  ChaosStack(ProjectHome home, Path root, long seed) throws IOException {
    this.home = home;
    this.data = new DataDirectory(root);
    this.ways = new Ways(root.resolve("no-ports"), seed);
  }

  /** Brings everything up. */
  void start() throws IOException, InterruptedException, GeneralSecurityException {
    data.create();
    secrets().ensure();
    List<Stage> stages = stages();
    synchronized (this) {
      supervisor = supervisor(stages, PartNames.STOP_ORDER, data.state());
    }
    if (!supervisor.start()) {
      StackState state = StateBoard.read(data.state()).orElseThrow();
      throw new IllegalStateException(state.failedPart() + " " + state.message());
    }
  }

  private Supervisor supervisor(List<Stage> stages, List<List<String>> stopOrder, Path state) {
    StateBoard board = new StateBoard(state, StackPlan.parts(stages));
    return new Supervisor(stages, stopOrder, data::log, data::pidFile, board, Backoff::standard);
  }

  private List<Stage> stages() {
    List<Stage> real = plan(ways.real());
    Part broker = withListeners(named(real, PartNames.KAFKA));
    Part store = named(real, PartNames.CLICKHOUSE);
    List<Stage> job = plan(ways.seenBy(Way.JOB_TO_LOG, Way.JOB_TO_STORE));
    List<Part> work = new ArrayList<>();
    work.add(gated(named(job, PartNames.JOB_MANAGER)));
    work.add(gated(named(job, PartNames.TASK_MANAGER)));
    work.add(gated(named(plan(ways.seenBy(Way.GATEWAY_TO_LOG, null)), PartNames.GATEWAY)));
    work.add(gated(named(plan(ways.seenBy(Way.NOTIFIER_TO_LOG, null)), PartNames.NOTIFIER)));
    work.add(gated(named(real, PartNames.QUERY_API)));
    Stage stores = new Stage(List.of(gated(broker), gated(store)), real.get(0).steps());
    return List.of(stores, new Stage(work, List.of()));
  }

  private List<Stage> plan(Ports ports) {
    return new StackPlan(StackSettings.still(home, data, ports)).stages();
  }

  private static Part named(List<Stage> stages, String name) {
    return StackPlan.parts(stages).stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Part gated(Part part) {
    return gates.computeIfAbsent(part.name(), name -> new Gate()).behind(part);
  }

  /** What it is configured with is written anew at each start. */
  private Part withListeners(Part broker) {
    return broker.launched(
        launch -> {
          Path file = data.conf().resolve("server.properties");
          try {
            Files.writeString(file, ways.withListeners(Files.readString(file)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return launch;
        });
  }

  /** Starts a second task manager, which has rehearsed and waits until the first dies. */
  void startSpare() throws IOException, InterruptedException {
    Part first = named(plan(ways.seenBy(Way.JOB_TO_LOG, Way.JOB_TO_STORE)), PartNames.TASK_MANAGER);
    List<Stage> stages = List.of(new Stage(List.of(first.named(SPARE)), List.of()));
    synchronized (this) {
      spare = supervisor(stages, List.of(List.of(SPARE)), data.run().resolve("spare.json"));
    }
    if (!spare.start()) {
      throw new IllegalStateException("the spare task manager did not come up");
    }
    flink().awaitTaskManagers(2);
    awaitRehearsal();
  }

  /** Looks seldom: what it reads the log with, the spare could rehearse with. */
  private void awaitRehearsal() throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + REHEARSING.toNanos();
    while (!Files.readString(data.log(SPARE)).contains(REHEARSED)) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException("the spare task manager did not rehearse");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /** Ends it; what it did goes on where the first is. */
  void endSpare() throws InterruptedException {
    spare.stop();
  }

  TcpProxy way(Way way) {
    return ways.of(way);
  }

  Gate gate(String part) {
    return gates.get(part);
  }

  DataDirectory data() {
    return data;
  }

  FlinkClient flink() {
    return new FlinkClient(url(PortName.FLINK_UI));
  }

  /** The job, as its operator asks for it. */
  FlinkJob job() {
    return new FlinkJob(url(PortName.FLINK_UI));
  }

  String url(PortName name) {
    return ways.real().url(name);
  }

  String bootstrapServers() {
    return ways.real().address(PortName.KAFKA);
  }

  /** A token that may do everything, also bring data of long ago. */
  String token() throws IOException, GeneralSecurityException {
    return secrets().minter().mint("chaos", TokenMinter.EVERY_GROUP, "import", TOKEN_LIFE);
  }

  private Secrets secrets() {
    return new Secrets(data.secrets(), Clock.systemUTC());
  }

  /** What is known of every part. */
  List<PartStatus> parts() throws IOException {
    return StateBoard.read(data.state()).orElseThrow().parts();
  }

  PartStatus part(String name) throws IOException {
    return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns when every part answers. */
  void awaitHealthy(Duration patience) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + patience.toNanos();
    while (!parts().stream().allMatch(part -> part.state() == PartState.RUNNING)) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException("not all parts came back: " + parts());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  @Override
  public void close() {
    gates.values().forEach(Gate::open);
    try {
      Supervisor second;
      Supervisor first;
      synchronized (this) {
        second = spare;
        first = supervisor;
      }
      if (second != null) {
        second.stop();
      }
      if (first != null) {
        first.stop();
      }
      ways.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
