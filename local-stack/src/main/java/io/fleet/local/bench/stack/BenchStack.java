package io.fleet.local.bench.stack;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.FreePorts;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.part.PartNames;
import io.fleet.local.part.StackPlan;
import io.fleet.local.part.StackSettings;
import io.fleet.local.process.Part;
import io.fleet.local.process.Stage;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import io.fleet.local.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A stack for one bench: log and history for its whole life, one Flink job after the other, each
 * with fresh processes. Everything is in a temporary directory. Closing ends and deletes all of it;
 * any thread may close, also while another one starts something.
 */
public final class BenchStack implements AutoCloseable {
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);

  private final ProjectHome home;
  private final Path root;
  private final Ports ports;
  private final Deque<PartGroup> running = new ArrayDeque<>();
  private final Object closing = new Object();
  private boolean closed;
  private PartGroup stores;

  public BenchStack(ProjectHome home) throws IOException {
    this.home = home;
    this.root = Files.createTempDirectory("fleet-bench-");
    this.ports =
        Ports.choose(
            FreePorts.asEnvironment(), OptionalInt.empty(), root.resolve("ports.properties"));
  }

  /** Starts the log with its topics and history with its tables. */
  public void startStores() throws IOException, InterruptedException {
    startStores("stores");
  }

  /**
   * The same, empty once more after {@link #endStores()}.
   *
   * @param name of a directory that no others have
   */
  public void startStores(String name) throws IOException, InterruptedException {
    DataDirectory data = directory(name);
    stores = start(data, stages(data).get(0));
  }

  /** Ends log and history; their files stay until the stack is closed. */
  public void endStores() throws InterruptedException {
    end(stores);
  }

  /** Starts the log with its topics, for benches that need no more. */
  public void startLog() throws Exception {
    DataDirectory data = directory("stores");
    Part log = named(stages(data).get(0).parts(), PartNames.KAFKA);
    stores = start(data, new Stage(List.of(log), List.of(new Topics(bootstrapServers()))));
  }

  /**
   * Starts the gateway before the log.
   *
   * @param environment told beside the ordinary one
   * @param jvmOptions more options for its JVM
   */
  public GatewayRun startGateway(Map<String, String> environment, List<String> jvmOptions)
      throws IOException, InterruptedException, GeneralSecurityException {
    DataDirectory data = directory("gateway");
    Secrets secrets = new Secrets(data.secrets(), Clock.systemUTC());
    secrets.ensure();
    Part ordinary = named(StackPlan.parts(stages(data)), PartNames.GATEWAY);
    Part gateway = PartVariant.of(ordinary, environment, jvmOptions);
    return new GatewayRun(start(data, new Stage(List.of(gateway), List.of())), ports, secrets);
  }

  /** Starts the notifier behind the log; what it is to tell must be written after this. */
  public NotifierRun startNotifier()
      throws IOException, InterruptedException, GeneralSecurityException {
    DataDirectory data = directory("notifier");
    secrets(data).ensure();
    Part notifier = named(StackPlan.parts(stages(data)), PartNames.NOTIFIER);
    PartGroup group = start(data, new Stage(List.of(notifier), List.of()));
    return new NotifierRun(group, ports, data.endpoints());
  }

  /**
   * Starts the query API, with means to be let in that are the same for every such run.
   *
   * @param storeUrl where it finds history, over HTTP
   */
  public QueryApiRun startQueryApi(String storeUrl)
      throws IOException, InterruptedException, GeneralSecurityException {
    return startQueryApi(storeUrl, Map.of(), List.of());
  }

  /**
   * The same.
   *
   * @param environment told beside the ordinary one
   * @param jvmOptions more options for its JVM
   */
  public QueryApiRun startQueryApi(
      String storeUrl, Map<String, String> environment, List<String> jvmOptions)
      throws IOException, InterruptedException, GeneralSecurityException {
    DataDirectory data = directory("query");
    secrets(data).ensure();
    Part ordinary = named(StackPlan.parts(stages(data)), PartNames.QUERY_API);
    Map<String, String> told = new HashMap<>(environment);
    told.put("CLICKHOUSE_URL", "jdbc:clickhouse:" + storeUrl + "/fleet");
    told.put("FLEET_QUERY_SNAPSHOTS_ENABLED", "false");
    Part api = PartVariant.of(ordinary, told, jvmOptions);
    PartGroup group = start(data, new Stage(List.of(api), List.of()));
    return new QueryApiRun(this, group, ports.url(PortName.QUERY_API));
  }

  /** A token that the query API takes, once it was started. */
  public String queryToken() throws IOException, GeneralSecurityException {
    return secrets(directory("query"))
        .minter()
        .mint("bench", TokenMinter.EVERY_GROUP, "", TOKEN_LIFE);
  }

  private static Secrets secrets(DataDirectory data) {
    return new Secrets(data.secrets(), Clock.systemUTC());
  }

  /**
   * Starts Flink with a job that reads the log from its beginning.
   *
   * @param name of the run, for its directory
   * @param jobClass main class of the job, with the arguments of the ordinary one
   * @param taskManagerOptions more options for the JVM that does the work
   */
  public FlinkRun startFlink(String name, String jobClass, List<String> taskManagerOptions)
      throws IOException, InterruptedException {
    return startFlink(name, jobClass, List.of(), taskManagerOptions);
  }

  /**
   * The same.
   *
   * @param jobArguments of the job beside the ordinary ones
   */
  public FlinkRun startFlink(
      String name, String jobClass, List<String> jobArguments, List<String> taskManagerOptions)
      throws IOException, InterruptedException {
    DataDirectory data = directory(name);
    List<Part> all = StackPlan.parts(stages(data));
    Part jobManager =
        JobVariant.jobManager(named(all, PartNames.JOB_MANAGER), jobClass, jobArguments);
    Part taskManager = JobVariant.options(named(all, PartNames.TASK_MANAGER), taskManagerOptions);
    return startFlink(data, jobManager, taskManager);
  }

  /**
   * Starts the ordinary job with more memory.
   *
   * @param name of the run, for its directory
   * @param heapMib of the TaskManager
   * @param signOfLifeWithin how long its processes may be silent, longer than the collection of a
   *     large heap takes
   */
  public FlinkRun startLargeFlink(String name, int heapMib, Duration signOfLifeWithin)
      throws IOException, InterruptedException {
    DataDirectory data = directory(name);
    List<Part> all = StackPlan.parts(stages(data));
    List<String> settings = List.of("-Dheartbeat.timeout=" + signOfLifeWithin.toSeconds() + "s");
    Part jobManager = JobVariant.settings(named(all, PartNames.JOB_MANAGER), settings);
    Part ordinary = JobVariant.settings(named(all, PartNames.TASK_MANAGER), settings);
    Part taskManager = JobVariant.options(ordinary, List.of("-Xmx" + heapMib + "m"));
    return startFlink(data, jobManager, taskManager);
  }

  private FlinkRun startFlink(DataDirectory data, Part jobManager, Part taskManager)
      throws IOException, InterruptedException {
    PartGroup group = start(data, new Stage(List.of(jobManager, taskManager), List.of()));
    return new FlinkRun(this, group, data, new FlinkRest(ports.url(PortName.FLINK_UI)));
  }

  public String bootstrapServers() {
    return ports.address(PortName.KAFKA);
  }

  public ClickHouseCounts clickHouse() {
    return new ClickHouseCounts(ports.url(PortName.CLICKHOUSE));
  }

  /** Where history answers. */
  public String clickHouseUrl() {
    return ports.url(PortName.CLICKHOUSE);
  }

  /** A directory that goes with the stack. */
  public Path scratch(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  /** The process of the log or of history. */
  public long storePid(String part) throws IOException {
    return stores.pid(part);
  }

  /** Fails when log or history died and came back. */
  public void requireUndisturbedStores() throws IOException {
    stores.requireUndisturbed();
  }

  @Override
  public void close() {
    synchronized (closing) {
      synchronized (this) {
        closed = true;
      }
      try {
        for (PartGroup group = next(); group != null; group = next()) {
          group.stop();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      deleteAll();
    }
  }

  /** Ends a run's processes; its files stay until the stack is closed. */
  void end(PartGroup group) throws InterruptedException {
    group.stop();
    synchronized (this) {
      running.remove(group);
    }
  }

  private PartGroup start(DataDirectory data, Stage stage)
      throws IOException, InterruptedException {
    PartGroup group;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the bench is being ended");
      }
      group = new PartGroup(data, stage);
      running.push(group);
    }
    group.start();
    return group;
  }

  private synchronized PartGroup next() {
    return running.poll();
  }

  private DataDirectory directory(String name) throws IOException {
    DataDirectory data = new DataDirectory(root.resolve(name));
    data.create();
    return data;
  }

  private List<Stage> stages(DataDirectory data) {
    return new StackPlan(StackSettings.still(home, data, ports)).stages();
  }

  private static Part named(List<Part> parts, String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  private void deleteAll() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("not all of " + root + " could be deleted", e);
    }
  }
}
