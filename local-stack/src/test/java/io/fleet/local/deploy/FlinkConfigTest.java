package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.junit.jupiter.api.Test;

/** Flink in containers behaves as in the local stack. */
class FlinkConfigTest {
  static final String CONTAINERS = "k8s/base/files/flink/config.yaml";

  /** A reporter's own settings are no options of Flink's. */
  private static final String REPORTER = "metrics.reporter.prom.";

  private static final String PART =
      "local-stack/src/main/java/io/fleet/local/part/FlinkParts.java";
  private static final String LOCAL =
      "local-stack/src/main/resources/io/fleet/local/part/config.yaml";
  private static final List<Class<?>> OPTIONS =
      List.of(
          BlobServerOptions.class,
          CheckpointingOptions.class,
          ClusterOptions.class,
          CoreOptions.class,
          ExecutionOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          MetricOptions.class,
          PipelineOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          StateRecoveryOptions.class,
          TaskManagerOptions.class,
          WebOptions.class);

  /** Where things are; everything else is how they behave. */
  private static final String PLACES =
      "env\\.java\\.opts\\..*|metrics\\..*|jobmanager\\.rpc\\..*|.*bind-(host|port|address)|rest\\..*|blob\\..*"
          + "|taskmanager\\.(host|rpc\\.port)|.*tmp.*|execution\\.checkpointing\\.dir";

  private final Map<String, String> containers = settings(CONTAINERS);
  private final Map<String, String> local = settings(LOCAL);

  @Test
  void everyKeyIsOneThatFlinkHas() throws Exception {
    // given
    Map<String, ConfigOption<?>> known = options();

    // when
    Set<String> unknown = new TreeSet<>(containers.keySet());
    unknown.removeAll(known.keySet());
    unknown.removeIf(key -> key.startsWith(REPORTER));

    // then
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyValueIsOneThatFlinkCanRead() throws Exception {
    // given
    Map<String, ConfigOption<?>> known = options();
    Configuration configuration = Configuration.fromMap(containers);

    // when then: an unreadable value throws
    containers.keySet().stream()
        .filter(key -> !key.startsWith(REPORTER))
        .forEach(key -> assertThat((Object) configuration.get(known.get(key))).as(key).isNotNull());
  }

  @Test
  void metricsAreShownToPrometheus() {
    assertThat(containers)
        .containsEntry("metrics.reporters", "prom")
        .containsEntry(
            REPORTER + "factory.class",
            "org.apache.flink.metrics.prometheus.PrometheusReporterFactory")
        .containsKey(REPORTER + "port");
  }

  @Test
  void theJobBehavesAsInTheLocalStack() {
    // given
    Map<String, String> here = behaviour(containers);

    // then
    assertThat(here)
        .containsKeys(
            "execution.checkpointing.interval",
            "execution.checkpointing.num-retained",
            "state.backend.type",
            "restart-strategy.type",
            "heartbeat.timeout",
            "taskmanager.memory.task.heap.size",
            "parallelism.default");
    assertThat(here).isEqualTo(behaviour(local));
  }

  @Test
  void thePortsAreThoseOfTheLocalStackAndBoundAsTheyAreNamed() {
    assertThat(containers.get("jobmanager.rpc.port"))
        .isEqualTo(String.valueOf(ListeningPorts.local(io.fleet.local.layout.PortName.FLINK_RPC)));
    assertThat(containers.get("rest.port"))
        .isEqualTo(String.valueOf(ListeningPorts.local(io.fleet.local.layout.PortName.FLINK_UI)))
        .isEqualTo(containers.get("rest.bind-port"));
  }

  @Test
  void whatIsKeptIsOldAtOnceInBoth() {
    String option = Project.one("OLD_AT_ONCE = \"([^\"]+)\"", Project.read(PART));
    assertThat(containers.get("env.java.opts.taskmanager")).isEqualTo(option);
  }

  @Test
  void theJvmIsOpenedToTheSamePackages() {
    // given
    String list =
        Project.one("(?s)OPENED_PACKAGES =\\s*List\\.of\\(([^;]*)\\);", Project.read(PART));

    // when
    Set<String> opened =
        Project.find(
            "--add-opens=java\\.base/(\\S+)=ALL-UNNAMED", containers.get("env.java.opts.all"));

    // then
    assertThat(opened).isEqualTo(Project.find("\"([^\"]+)\"", list)).isNotEmpty();
  }

  @Test
  void theJobIsTheSameWithTheSameArguments() {
    // given
    String part = Project.read(PART);
    Set<String> arguments =
        Project.find("\"(--(?!job-classname|when-idle|configDir)[a-z-]+)\"", part);
    Workload jobManager =
        new ComposeFile()
            .workloads().stream()
                .filter(workload -> workload.name().equals("jobmanager"))
                .findFirst()
                .orElseThrow();

    // when
    Set<String> given = new TreeSet<>();
    jobManager.arguments().stream().filter(word -> word.startsWith("--")).forEach(given::add);

    // then
    assertThat(given).isEqualTo(arguments).isNotEmpty();
    String accepted = Project.read("stream-jobs/src/main/java/io/fleet/stream/job/JobConfig.java");
    assertThat(Project.find("\"([a-z-]+)\"", accepted))
        .containsAll(given.stream().map(word -> word.substring(2)).toList());
    assertThat(Project.one("--job-classname (\\S+)", Project.read("docker/fleet-flink")))
        .isEqualTo(Project.one("JOB_MAIN = \"([^\"]+)\"", part));
  }

  @Test
  void checkpointsAndStagedRowsLieOnTheSharedVolume() {
    // given
    ComposeFile compose = new ComposeFile();
    String volume = "flink-data:/var/lib/fleet/flink";

    // then
    for (String process : List.of("jobmanager", "taskmanager")) {
      assertThat(ComposeFile.strings(compose.services().get(process).get("volumes")))
          .contains(volume);
    }
    assertThat(containers.get("execution.checkpointing.dir"))
        .isEqualTo("file:///var/lib/fleet/flink/checkpoints");
    assertThat(Project.one("FLEET_CHECKPOINTS:-([^}]+)", Project.read("docker/fleet-flink")))
        .isEqualTo("/var/lib/fleet/flink/checkpoints");
  }

  static Map<String, String> behaviour(Map<String, String> settings) {
    Map<String, String> behaviour = new TreeMap<>(settings);
    behaviour.keySet().removeIf(key -> key.matches(PLACES));
    return behaviour;
  }

  static Map<String, String> settings(String file) {
    Map<String, String> settings = new TreeMap<>();
    String text = Project.read(file).replaceAll("(?m): @[a-z-]+@$", ": 1");
    Manifests.documents(text)
        .get(0)
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    return settings;
  }

  static Map<String, ConfigOption<?>> options() throws IllegalAccessException {
    Map<String, ConfigOption<?>> options = new TreeMap<>();
    for (Class<?> holder : OPTIONS) {
      for (Field field : holder.getFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.get(null) instanceof ConfigOption<?> o) {
          options.put(o.key(), o);
        }
      }
    }
    return options;
  }
}
