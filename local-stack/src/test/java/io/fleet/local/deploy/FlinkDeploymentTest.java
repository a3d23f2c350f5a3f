package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;

/** The job under Flink's operator: a manifest its operator takes, and the same job. */
class FlinkDeploymentTest {
  /** The operator's own, and where things are under it. */
  private static final String OPERATORS =
      "kubernetes\\..*|job\\.autoscaler\\..*|high-availability\\..*|jobmanager\\.scheduler"
          + "|execution\\.checkpointing\\.savepoint-dir";

  /** What the operator sets itself from the resources and the job that are asked for. */
  private static final String BY_THE_OPERATOR =
      "taskmanager\\.cpu\\.cores|jobmanager\\.memory\\.process\\.size|parallelism\\.default";

  private final JsonNode job = new Manifests(Manifests.PRODUCTION).flinkDeployments().get(0);
  private final Map<String, String> settings = settings();

  @Test
  void thePublishedDescriptionAcceptsIt() {
    assertThat(FlinkDeployments.complaints(job)).isEmpty();
  }

  @Test
  void aFieldThatTheDescriptionDoesNotHaveIsAnError() {
    // when
    JsonNode amiss =
        Kustomization.changed(job, "/spec/job", "upgradeMod", Kustomization.text("savepoint"));
    JsonNode unknown =
        Kustomization.changed(job, "/spec/job", "upgradeMode", Kustomization.text("savepont"));

    // then
    assertThat(FlinkDeployments.complaints(amiss)).anyMatch(text -> text.contains("upgradeMod"));
    assertThat(FlinkDeployments.complaints(unknown)).anyMatch(text -> text.contains("upgradeMode"));
  }

  @Test
  void itIsTheVersionTheJobIsBuiltAgainst() {
    String version = Project.one("<flink\\.version>(\\d+\\.\\d+)[^<]*<", Project.read("pom.xml"));
    assertThat(job.at("/spec/flinkVersion").asText()).isEqualTo("v" + version.replace('.', '_'));
    String own =
        Project.one(
            "(?s)<artifactId>fleet</artifactId>\\s*<version>([^<]+)<", Project.read("pom.xml"));
    assertThat(job.at("/spec/image").asText()).isEqualTo("fleet/stream-jobs:" + own);
    assertThat(job.at("/spec/job/jarURI").asText())
        .isEqualTo("local:///opt/flink/usrlib/stream-jobs-" + own + ".jar");
    assertThat(Project.read("docker/stream-jobs.Dockerfile")).contains("/opt/flink/usrlib/");
  }

  @Test
  void theJobBehavesAsUnderPlainManifests() {
    // given
    Map<String, String> plain =
        FlinkConfigTest.behaviour(FlinkConfigTest.settings(FlinkConfigTest.CONTAINERS));
    plain.keySet().removeIf(key -> key.matches(BY_THE_OPERATOR));

    // when
    Map<String, String> here = FlinkConfigTest.behaviour(settings);
    here.keySet().removeIf(key -> key.matches(OPERATORS));

    // then
    assertThat(here).isEqualTo(plain).hasSizeGreaterThan(20);
    Map<String, String> all = FlinkConfigTest.settings(FlinkConfigTest.CONTAINERS);
    for (String same : List.of("env.java.opts.all", "env.java.opts.taskmanager")) {
      assertThat(settings.get(same)).isEqualTo(all.get(same));
    }
    all.keySet().removeIf(key -> !key.startsWith("metrics."));
    assertThat(settings).containsAllEntriesOf(all);
  }

  @Test
  void everyKeyIsOneOfFlinksOrOfItsOperators() throws Exception {
    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(FlinkConfigTest.options().keySet());
    unknown.removeAll(KnownNames.thirdParty(Manifests.FLINK, "setting"));
    unknown.removeIf(key -> key.startsWith("metrics.reporter.prom."));
    assertThat(unknown).isEmpty();
  }

  @Test
  void thePoolsAddUpToWhatATaskManagerIsGiven() {
    long total =
        settings.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("taskmanager.memory."))
            .filter(entry -> !entry.getKey().endsWith(".min"))
            .mapToLong(entry -> MemorySize.parse(entry.getValue()).getBytes())
            .sum();
    assertThat(MemorySize.parse(job.at("/spec/taskManager/resource/memory").asText()).getBytes())
        .isEqualTo(total);
  }

  @Test
  void nobodySubmitsAnotherJobAndALostJobManagerIsFollowed() {
    assertThat(settings)
        .containsEntry("web.submit.enable", "false")
        .containsEntry("high-availability.type", "kubernetes")
        .containsEntry("job.autoscaler.vertex.max-parallelism", telemetryPartitions());
    for (String place :
        List.of(
            "high-availability.storageDir",
            "execution.checkpointing.dir",
            "execution.checkpointing.savepoint-dir")) {
      assertThat(settings.get(place)).startsWith("file:///var/lib/fleet/flink/");
    }
    assertThat(job.at("/spec/jobManager/replicas").asInt()).isGreaterThan(1);
  }

  private static String telemetryPartitions() {
    return String.valueOf(io.fleet.events.Topic.TELEMETRY_RAW.partitions());
  }

  @Test
  void theArgumentsAreThoseOfThePlainManifest() {
    // given
    Workload plain =
        new Manifests(Manifests.BASE)
            .workloads().stream()
                .filter(workload -> workload.name().equals("jobmanager"))
                .findFirst()
                .orElseThrow();
    List<String> expected = new ArrayList<>(plain.arguments());
    expected.remove("jobmanager");

    // when
    List<String> given = new ArrayList<>();
    job.at("/spec/job/args").forEach(word -> given.add(word.asText()));

    // then: but for the brokers
    assertThat(given).hasSameSizeAs(expected);
    assertThat(given.subList(2, given.size())).isEqualTo(expected.subList(2, expected.size()));
    assertThat(given.get(1))
        .isEqualTo(
            new Manifests(Manifests.PRODUCTION)
                .kustomization()
                .maps()
                .get("fleet-log")
                .get("bootstrap-servers"));
  }

  private Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>();
    job.at("/spec/flinkConfiguration")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
    return all;
  }
}
