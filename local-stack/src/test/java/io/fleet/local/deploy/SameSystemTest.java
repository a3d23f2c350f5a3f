package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compose and Kubernetes describe one system. */
class SameSystemTest {
  /** Reached from outside the network of containers, which is compose's matter alone. */
  private static final Set<Integer> EXTERNAL_LISTENERS = Set.of(9092, 9093);

  /** A cluster has its own, and is given monitors, rules and dashboards. */
  private static final Set<String> COMPOSE_ALONE = Set.of("prometheus", "grafana");

  private final Map<String, Workload> compose =
      byName(
          new ComposeFile()
              .workloads().stream()
                  .filter(workload -> !COMPOSE_ALONE.contains(workload.name()))
                  .toList());
  private final Map<String, Workload> kubernetes =
      byName(new Manifests(Manifests.BASE).workloads());

  @Test
  void bothHaveTheSameServices() {
    assertThat(kubernetes.keySet()).isEqualTo(compose.keySet());
  }

  @Test
  void bothRunTheSameImages() {
    compose.forEach(
        (name, workload) ->
            assertThat(kubernetes.get(name).image()).as(name).isEqualTo(workload.image()));
  }

  @Test
  void bothGiveTheSameEnvironment() {
    compose.forEach(
        (name, workload) ->
            assertThat(comparable(withoutExpanded(kubernetes.get(name))))
                .as(name)
                .isEqualTo(comparable(workload.environment())));
  }

  /** The job's brokers are in the environment there to be put into its arguments. */
  private static Map<String, String> withoutExpanded(Workload workload) {
    Map<String, String> environment = new TreeMap<>(workload.environment());
    if (workload.name().equals("jobmanager")) {
      environment.remove("KAFKA_BOOTSTRAP_SERVERS");
    }
    return environment;
  }

  /** Secrets are kept in places of their own, and mounts lie where each can have them. */
  private static Map<String, String> comparable(Map<String, String> environment) {
    Map<String, String> comparable = new TreeMap<>();
    environment.forEach(
        (key, value) ->
            comparable.put(
                key,
                value
                    .replaceFirst("^secret:(?i).*writer.*", "the writer's secret")
                    .replaceFirst("^secret:.*READER.*|^secret:.*reader.*", "the reader's secret")
                    .replaceFirst("^secret:(?i)clickhouse.*metabase.*", "Metabase's secret")
                    .replaceFirst("^secret:.*", "a secret")
                    .replace("/run/fleet/jwt/", "/run/fleet/")));
    return comparable;
  }

  @Test
  void bothGiveTheSameArguments() {
    compose.forEach(
        (name, workload) -> {
          if (!name.startsWith("redpanda-")) {
            assertThat(kubernetes.get(name).arguments()).as(name).isEqualTo(workload.arguments());
          }
        });
    for (String broker : List.of("redpanda-1", "redpanda-2")) {
      Workload inCompose = compose.get(broker);
      Workload inKubernetes = kubernetes.get(broker);
      assertThat(withoutAddresses(inKubernetes)).isEqualTo(withoutAddresses(inCompose));
      for (String option : List.of("--kafka-addr", "--advertise-kafka-addr")) {
        assertThat(inCompose.argument(option)).startsWith(inKubernetes.argument(option) + ",");
      }
    }
  }

  private static List<String> withoutAddresses(Workload broker) {
    return broker.arguments().stream().filter(word -> !word.contains("kafka-addr")).toList();
  }

  @Test
  void whatComposePublishesKubernetesOpens() {
    compose.forEach(
        (name, workload) -> {
          Set<Integer> published = new TreeSet<>(workload.ports());
          published.removeAll(EXTERNAL_LISTENERS);
          assertThat(kubernetes.get(name).ports()).as(name).containsAll(published);
        });
  }

  private static Map<String, Workload> byName(List<Workload> workloads) {
    return workloads.stream()
        .collect(Collectors.toMap(Workload::name, Function.identity(), (a, b) -> a, TreeMap::new));
  }
}
