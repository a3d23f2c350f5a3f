package io.fleet.local.part;

import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.FLINK_RPC;
import static io.fleet.local.layout.PortName.FLINK_UI;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.JobParallelism;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.layout.Topology;
import io.fleet.local.process.HealthProbe;
import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import io.fleet.local.topic.LogLogin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The stream processor: a JobManager that runs the one job, and takes queries beside it, and a
 * TaskManager that does its work. The JobManager has no memory of its own: it is started from the
 * newest checkpoint.
 */
final class FlinkParts {
  private static final String JOB_MANAGER_MAIN = "io.fleet.stream.cluster.JobManager";
  private static final String TASK_MANAGER_MAIN = "io.fleet.stream.cluster.TaskManager";
  private static final String JOB_MAIN = "io.fleet.stream.job.FleetJob";
  static final String REHEARSAL_MAIN = "io.fleet.stream.job.Rehearsal";

  /** Ten thousand vehicles that report each second leave half of it to what was just read. */
  private static final int TASK_HEAP_MIB = 1_024;

  /**
   * What a timeline knows after an event is kept for ten seconds. It is old by then whatever one
   * does; to copy it from survivor to survivor until that is admitted took a quarter of the
   * processor, to copy it once lengthened every collection.
   */
  private static final String OLD_AT_ONCE = "-XX:MaxTenuringThreshold=0";

  private static final List<String> OPENED_PACKAGES =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.math",
          "java.net",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  private final ProjectHome home;
  private final DataDirectory data;
  private final Ports ports;
  private final Path logging;
  private final Topology topology;

  FlinkParts(ProjectHome home, DataDirectory data, Ports ports, Path logging) {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.logging = logging;
    this.topology = Topology.of(data);
  }

  Part jobManager() {
    return new Part(
        PartNames.JOB_MANAGER,
        ports.url(FLINK_UI),
        this::launchJobManager,
        HttpProbe.ok(ports.url(FLINK_UI) + "/overview"),
        Duration.ofSeconds(120),
        Duration.ofSeconds(20));
  }

  /**
   * Counts as healthy when the job runs with all its tasks, for that is what it is for, and it is
   * there itself: the job is said to run until the death of the one before is noticed.
   */
  Part taskManager(int number) {
    String name = PartNames.taskManager(number);
    AtomicReference<String> started = new AtomicReference<>("");
    HealthProbe isThere =
        new HttpProbe(
            ports.url(FLINK_UI) + "/taskmanagers",
            body -> FlinkJobs.isRegistered(body, started.get()));
    HealthProbe works =
        new HttpProbe(ports.url(FLINK_UI) + "/jobs/overview", FlinkJobs::isOwnRunning);
    return new Part(
            name,
            "",
            () -> {
              started.set(name + '-' + UUID.randomUUID());
              return launchTaskManager(name, started.get());
            },
            () -> isThere.isHealthy() && works.isHealthy(),
            Duration.ofSeconds(180),
            Duration.ofSeconds(15))
        .with(new TakenOver(ports.url(FLINK_UI), started::get, Clock.systemUTC()));
  }

  private Launch launchJobManager() {
    List<String> arguments = new ArrayList<>(configArguments());
    newestCheckpoint().ifPresent(path -> arguments.add("-Dexecution.state-recovery.path=" + path));
    JobParallelism.of(data)
        .ifPresent(told -> arguments.add("-Dparallelism.default=" + told.subtasks()));
    arguments.addAll(List.of("--job-classname", JOB_MAIN));
    arguments.addAll(jobArguments());
    JavaCommand java =
        flinkJava(PartNames.JOB_MANAGER, 320)
            .small()
            .soonStarted()
            .options("-XX:MaxMetaspaceSize=256m");
    return launch(java, JOB_MANAGER_MAIN, arguments);
  }

  /**
   * @param id by which the JobManager tells it from others, and from those that had its name
   */
  private Launch launchTaskManager(String name, String id) {
    JavaCommand java =
        flinkJava(name, TASK_HEAP_MIB)
            .options("-XX:MaxDirectMemorySize=256m", "-XX:MaxMetaspaceSize=256m")
            .options(OLD_AT_ONCE);
    List<String> arguments = new ArrayList<>(configArguments());
    arguments.add("-Dtaskmanager.resource-id=" + id);
    arguments.addAll(List.of("--when-idle", REHEARSAL_MAIN));
    arguments.addAll(jobArguments());
    return launch(java, TASK_MANAGER_MAIN, arguments);
  }

  private List<String> jobArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--bootstrap-servers", ports.brokers(topology)));
    arguments.addAll(List.of("--log-generation", LogGeneration.of(data).text()));
    arguments.addAll(List.of("--clickhouse-url", ports.url(CLICKHOUSE)));
    arguments.addAll(List.of("--clickhouse-database", "fleet"));
    arguments.addAll(List.of("--clickhouse-user", "default"));
    arguments.addAll(List.of("--staging-dir", data.staging().toString()));
    return arguments;
  }

  private Optional<Path> newestCheckpoint() {
    Checkpoints checkpoints = new Checkpoints(data.checkpoints());
    Optional<Path> newest = checkpoints.newest();
    newest.ifPresent(checkpoints::removeOtherJobs);
    return newest;
  }

  private List<String> configArguments() {
    Path directory = data.conf().resolve("flink");
    if (topology == Topology.CLUSTER) {
      return new ClusterFlinkConfig(home, data, ports).arguments(directory);
    }
    ConfigTemplate.write(
        "config.yaml",
        Map.of(
            "rpc-port", ports.of(FLINK_RPC),
            "ui-port", ports.of(FLINK_UI),
            "tmp", data.flinkTmp(),
            "checkpoints", data.checkpoints().toUri()),
        directory.resolve("config.yaml"));
    return List.of("--configDir", directory.toString());
  }

  private JavaCommand flinkJava(String part, int heapMib) {
    return openedJava(heapMib)
        .property("log4j2.configurationFile", logging)
        .property("log.file", data.log(part));
  }

  /** A process with the JDK's packages open that Flink reaches into. */
  static JavaCommand openedJava(int heapMib) {
    JavaCommand java = JavaCommand.withHeapMib(heapMib);
    OPENED_PACKAGES.forEach(name -> java.options("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    return java;
  }

  private Launch launch(JavaCommand java, String main, List<String> arguments) {
    List<String> command =
        java.main(home.streamJobsClassPath(), main, arguments.toArray(String[]::new));
    Map<String, String> environment =
        new HashMap<>(LogLogin.of(data, ports, "stream-jobs").environment());
    environment.put("CLICKHOUSE_PASSWORD", "");
    return new Launch(command, environment, data.root());
  }
}
