package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody speaks to anybody but where it is said, and whoever has an address may use it. */
class NetworkPoliciesTest {
  private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9-]*):(\\d+)");

  /** Doors of the system, by pod. */
  private static final Map<String, Set<Integer>> OPEN =
      Map.of(
          "gateway", Set.of(8090, 1883, 8883, 5055),
          "query-api", Set.of(8092));

  static Iterable<Manifests> all() {
    return ManifestsTest.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsNotSaidDoesNotHappen(Manifests manifests) {
    NetworkPolicy nobody =
        manifests.all(NetworkPolicy.class).stream()
            .filter(policy -> policy.getMetadata().getName().equals("nobody"))
            .findFirst()
            .orElseThrow();
    assertThat(nobody.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(nobody.getSpec().getIngress()).isEmpty();
    assertThat(nobody.getSpec().getEgress()).isEmpty();
    assertThat(nobody.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whoeverHasAnAddressMayUseIt(Manifests manifests) {
    NetworkPolicies policies = new NetworkPolicies(manifests);
    Map<String, String> pods = podsByService(manifests);
    Set<String> spoken = new TreeSet<>();
    for (Workload workload : manifests.workloads()) {
      String text = workload.environment().values() + " " + workload.arguments();
      Matcher address = ADDRESS.matcher(text.replaceAll("secret:\\S+", ""));
      while (address.find()) {
        String to = pods.get(address.group(1));
        assertThat(to).as(workload + " speaks to " + address.group()).isNotNull();
        if (!to.equals(workload.name())) {
          spoken.add(workload.name() + " to " + to);
          assertThat(policies.allow(workload.name(), to, Integer.parseInt(address.group(2))))
              .as(workload + " to " + address.group())
              .isTrue();
        }
      }
    }
    assertThat(spoken)
        .contains(
            "query-api to clickhouse",
            "query-api to gateway",
            "dashboards to metabase",
            "backup to clickhouse");
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyTheDoorsAreOpen(Manifests manifests) {
    NetworkPolicies policies = new NetworkPolicies(manifests);
    for (Workload workload : manifests.workloads()) {
      for (int port : workload.ports()) {
        assertThat(policies.isOpen(workload.name(), port))
            .as(workload + ":" + port)
            .isEqualTo(OPEN.getOrDefault(workload.name(), Set.of()).contains(port));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStoreAndTheLogAreReachedByTheirClientsAlone(Manifests manifests) {
    NetworkPolicies policies = new NetworkPolicies(manifests);
    assertThat(policies.allow("gateway", "clickhouse", 8123)).isFalse();
    assertThat(policies.allow("notifier", "clickhouse", 8123)).isFalse();
    assertThat(policies.allow("metabase", podOfTheLog(manifests), 29092)).isFalse();
    assertThat(policies.allow("gateway", podOfTheLog(manifests), 9644)).isFalse();
    assertThat(policies.allow("gateway", "metabase-db", 5432)).isFalse();
    assertThat(policies.allow("metabase", "metabase-db", 5432)).isTrue();
  }

  private static String podOfTheLog(Manifests manifests) {
    return manifests.directory().equals(Manifests.PRODUCTION) ? "redpanda" : "redpanda-1";
  }

  private static Map<String, String> podsByService(Manifests manifests) {
    Map<String, String> pods = new TreeMap<>();
    if (!manifests.flinkDeployments().isEmpty()) {
      pods.put(Manifests.FLINK_REST, Manifests.FLINK);
    }
    for (Service service : manifests.all(Service.class)) {
      String pod = manifests.selectedBy(service.getSpec().getSelector()).get(0);
      pods.put(service.getMetadata().getName(), pod);
    }
    return pods;
  }
}
