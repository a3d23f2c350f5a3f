package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fleet.events.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every name that is written for a container is one that is read or answered there. */
class NamesInContainersTest {
  private static final Pattern URL = Pattern.compile("https?://([^:/]+):(\\d+)(/[^\\s?]*)?");
  private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9-]*):(\\d+)");

  private final ComposeFile compose = new ComposeFile();
  private final List<Manifests> manifests = ManifestsTest.all();
  private final List<Workload> all =
      Stream.concat(
              compose.workloads().stream(), manifests.stream().flatMap(m -> m.workloads().stream()))
          .toList();

  @Test
  void theCodeIsAskedForItsNames() {
    // what the checks below rest on
    assertThat(KnownNames.environment("gateway"))
        .contains(
            "FLEET_JWT_PUBLIC_KEY",
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_HTTP_PORT",
            "FLEET_GATEWAY_LIMIT_IN_FLIGHT",
            "FLEET_GATEWAY_LOG_PATIENCE");
    assertThat(KnownNames.environment("notifier")).contains("FLEET_NOTIFIER_RETRY_DELAYS");
    assertThat(KnownNames.environment("migrations")).contains("FLEET_CLICKHOUSE_PASSWORD");
    assertThat(KnownNames.environment("taskmanager")).contains("CLICKHOUSE_PASSWORD");
    assertThat(KnownNames.environment("query-api")).doesNotContain("FLEET_ENDPOINTS_DIR");
  }

  @Test
  void everyVariableIsReadByTheCodeItIsGivenTo() {
    for (Workload workload : all) {
      Set<String> given = new TreeSet<>(workload.environment().keySet());
      given.removeAll(workload.expanded());
      assertThat(KnownNames.environment(workload.name()))
          .as("variables read by " + workload)
          .containsAll(given);
    }
  }

  @Test
  void everyProbeAsksAPathThatIsAnsweredAtAPortThatIsOpen() {
    List<String> probed = new ArrayList<>();
    everyPod(
        (name, pod) -> {
          Container container = Manifests.container(pod);
          for (Probe probe : probes(container)) {
            String port =
                probe.getHttpGet() == null
                    ? probe.getTcpSocket().getPort().getStrVal()
                    : probe.getHttpGet().getPort().getStrVal();
            assertThat(container.getPorts())
                .as("port of a probe of " + name)
                .anyMatch(open -> open.getName().equals(port));
            if (probe.getHttpGet() != null) {
              assertThat(KnownNames.paths(name))
                  .as("paths answered by " + name)
                  .contains(probe.getHttpGet().getPath());
            }
            probed.add(name);
          }
        });
    assertThat(probed).contains("gateway", "notifier", "query-api", "clickhouse", "jobmanager");
  }

  @Test
  void livenessOfTheServicesAsksNobodyAndReadinessAsksTheService() {
    for (String service : List.of("gateway", "notifier", "query-api")) {
      Container container = Manifests.container(manifests.get(0).pods().get(service));
      assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
      assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    }
  }

  private static List<Probe> probes(Container container) {
    return Stream.of(
            container.getStartupProbe(),
            container.getLivenessProbe(),
            container.getReadinessProbe())
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void everyHealthCheckAsksItsOwnServiceWhatItAnswers() {
    Set<String> checked = new TreeSet<>();
    compose
        .services()
        .forEach(
            (name, service) -> {
              Map<String, Object> check = ComposeFile.typed(service.get("healthcheck"));
              Matcher url = URL.matcher(check == null ? "" : String.valueOf(check.get("test")));
              if (url.find()) {
                checked.add(name);
                assertThat(url.group(1)).as(name).isEqualTo("127.0.0.1");
                assertThat(workload(name).ports())
                    .as("ports of " + name)
                    .contains(Integer.valueOf(url.group(2)));
                assertThat(KnownNames.paths(name))
                    .as("paths answered by " + name)
                    .contains(url.group(3).replaceAll("[\\],]+$", ""));
              }
            });
    assertThat(checked)
        .containsExactlyInAnyOrder(
            "gateway",
            "notifier",
            "query-api",
            "clickhouse",
            "jobmanager",
            "metabase",
            "prometheus",
            "grafana");
  }

  private void everyPod(BiConsumer<String, PodTemplateSpec> look) {
    manifests.forEach(built -> built.pods().forEach(look));
  }

  @Test
  void everyAddressLeadsToAServiceThatListensThere() {
    Set<String> found = new TreeSet<>();
    for (Workload workload : all) {
      Stream.concat(workload.environment().values().stream(), workload.arguments().stream())
          .filter(text -> !text.startsWith("secret:"))
          .forEach(
              text -> {
                Matcher address = ADDRESS.matcher(text);
                while (address.find()) {
                  found.add(address.group(1));
                  assertThat(ListeningPorts.of(address.group(1), workload.where()))
                      .as(workload + " speaks to " + address.group())
                      .contains(Integer.valueOf(address.group(2)));
                }
              });
    }
    assertThat(found)
        .contains("redpanda-1", "redpanda-2", "redpanda", "clickhouse", "clickhouse-replicas");
  }

  @Test
  void everyNamedPortIsOneTheProcessListensOn() {
    for (Workload workload : all) {
      assertThat(ListeningPorts.of(workload.name(), workload.where()))
          .as("ports of " + workload)
          .containsAll(workload.ports());
    }
  }

  @Test
  void theServicesAreToldToListenWhereTheyAreLookedForAndForEverybody() {
    List<Workload> services =
        all.stream().filter(w -> w.environment().containsKey("QUARKUS_HTTP_PORT")).toList();
    assertThat(services).hasSize(13);
    for (Workload service : services) {
      assertThat(service.environment())
          .as(service.toString())
          .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
      assertThat(ListeningPorts.of(service.name(), service.where()))
          .as(service.toString())
          .contains(Integer.valueOf(service.environment().get("QUARKUS_HTTP_PORT")));
    }
  }

  @Test
  void everyTopicIsOneOfTheContract() {
    List<String> contract = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    List<String> named =
        all.stream()
            .flatMap(workload -> workload.environment().values().stream())
            .filter(value -> value.startsWith("fleet.prod."))
            .toList();
    assertThat(named).isNotEmpty();
    assertThat(contract).containsAll(named);
  }

  private Workload workload(String name) {
    return compose.workloads().stream()
        .filter(w -> w.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
