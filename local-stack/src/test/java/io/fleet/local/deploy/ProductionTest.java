package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What production promises: one machine may be lost, and nobody gets in who was not let in. */
class ProductionTest {
  private static final String FILES = "k8s/overlays/production/files/";

  private final Manifests manifests = new Manifests(Manifests.PRODUCTION);
  private final Map<String, Workload> workloads =
      manifests.workloads().stream().collect(Collectors.toMap(Workload::name, w -> w));

  @Test
  void threeBrokersKeepThreeReplicasOfEverything() {
    // given
    JsonNode cluster = Manifests.documents(Project.read(FILES + "redpanda/bootstrap.yaml")).get(0);
    int brokers = set("redpanda").getSpec().getReplicas();

    // then
    assertThat(brokers).isEqualTo(3);
    assertThat(cluster.path("minimum_topic_replications").asInt()).isEqualTo(3);
    assertThat(log("replicas")).isEqualTo("3");
    assertThat(log("bootstrap-servers").split(",")).hasSize(brokers);
    JsonNode broker = Manifests.documents(Project.read(FILES + "redpanda/redpanda.yaml")).get(0);
    assertThat(broker.at("/redpanda/seed_servers")).hasSize(brokers);
    assertThat(workloads.get("notifier").environment())
        .containsEntry("FLEET_NOTIFIER_STORE_REPLICATION", "3");
    assertThat(workloads.get("topics").environment()).containsEntry("FLEET_TOPIC_REPLICAS", "3");
  }

  @Test
  void replicationIsOddAndNoMoreThanThereAreBrokers() {
    for (Manifests built : ManifestsTest.all()) {
      Map<String, String> log = built.kustomization().maps().get("fleet-log");
      int replicas = Integer.parseInt(log.get("replicas"));
      assertThat(replicas % 2).as(built.toString()).isEqualTo(1);
      assertThat(replicas)
          .as(built.toString())
          .isLessThanOrEqualTo(log.get("bootstrap-servers").split(",").length);
    }
    assertThat(set("clickhouse-keeper").getSpec().getReplicas()).isEqualTo(3);
  }

  @Test
  void theLogHasNoDoorWithoutANameAndTls() {
    // given
    JsonNode file = Manifests.documents(Project.read(FILES + "redpanda/redpanda.yaml")).get(0);
    JsonNode cluster = Manifests.documents(Project.read(FILES + "redpanda/bootstrap.yaml")).get(0);

    // then
    Set<String> encrypted = new TreeSet<>();
    file.at("/redpanda/kafka_api_tls")
        .forEach(
            tls -> {
              assertThat(tls.path("enabled").asBoolean()).isTrue();
              encrypted.add(tls.path("name").asText());
            });
    assertThat(file.at("/redpanda/kafka_api")).isNotEmpty();
    file.at("/redpanda/kafka_api")
        .forEach(
            door -> {
              assertThat(door.path("authentication_method").asText()).isEqualTo("sasl");
              assertThat(encrypted).contains(door.path("name").asText());
            });
    file.at("/redpanda/admin_api_tls")
        .forEach(
            tls -> {
              assertThat(tls.path("enabled").asBoolean()).isTrue();
              encrypted.add("admin " + tls.path("name").asText());
            });
    file.at("/redpanda/admin")
        .forEach(door -> assertThat(encrypted).contains("admin " + door.path("name").asText()));
    assertThat(file.at("/redpanda/admin")).isNotEmpty();
    assertThat(file.at("/redpanda/rpc_server_tls/enabled").asBoolean()).isTrue();
    assertThat(cluster.path("kafka_enable_authorization").asBoolean()).isTrue();
    assertThat(cluster.path("admin_api_require_auth").asBoolean()).isTrue();
    assertThat(cluster.path("auto_create_topics_enabled").asBoolean(true)).isFalse();
  }

  @Test
  void everyClientOfTheLogHasAUserThatIsGrantedSomethingAndItsOwnPassword() {
    // given
    Set<String> users =
        Project.find("(?m)^([a-z-]+) ", Project.read("k8s/base/files/redpanda/access.txt"));
    Map<String, String> expected =
        Map.of(
            "gateway", "gateway",
            "notifier", "notifier",
            "query-api", "query-api",
            "score-publisher", "query-api",
            "flink", "stream-jobs",
            "backup", "backup");

    // when
    Map<String, String> found = new TreeMap<>();
    for (Workload workload : workloads.values()) {
      String jaas = workload.environment().get("KAFKA_SASL_JAAS_CONFIG");
      if (jaas != null) {
        String user = Project.one("username=\"([^\"]+)\"", jaas);
        found.put(workload.name(), user);
        assertThat(jaas).endsWith("password=\"$(LOG_PASSWORD)\";");
        assertThat(workload.environment())
            .containsEntry("LOG_PASSWORD", "secret:fleet-log-users/" + user)
            .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
            .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-256")
            .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/run/fleet/log-ca/ca.crt");
      }
    }

    // then
    assertThat(found).isEqualTo(expected);
    assertThat(users).containsAll(found.values());
    String secrets = Project.read(Manifests.PRODUCTION + "/kustomization.yaml");
    users.forEach(user -> assertThat(secrets).contains("--from-literal=" + user + "=…"));
  }

  @Test
  void whoeverIsScaledLeavesItsNumberToTheScalerAndFewArePutAwayAtOnce() {
    List<HorizontalPodAutoscaler> scalers = manifests.all(HorizontalPodAutoscaler.class);
    assertThat(scalers)
        .extracting(ProductionTest::name)
        .containsExactly("gateway", "notifier", "query-api");
    for (HorizontalPodAutoscaler scaler : scalers) {
      Deployment scaled =
          manifests.all(Deployment.class).stream()
              .filter(d -> name(d).equals(scaler.getSpec().getScaleTargetRef().getName()))
              .findFirst()
              .orElseThrow();
      assertThat(scaled.getSpec().getReplicas()).as(name(scaled)).isNull();
      assertThat(scaler.getSpec().getMinReplicas()).isGreaterThan(1);
      assertThat(scaled.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
          .as(name(scaled))
          .isNotEmpty()
          .allSatisfy(
              spread ->
                  assertThat(manifests.selectedBy(spread.getLabelSelector().getMatchLabels()))
                      .containsExactly(name(scaled)));
    }
    // notifiers share the partitions of the alerts
    assertThat(scalers.get(1).getSpec().getMaxReplicas())
        .isEqualTo(io.fleet.events.Topic.ALERTS.partitions());
  }

  @Test
  void budgetsAreOfPodsThereAreAndLeaveAMajority() {
    List<PodDisruptionBudget> budgets = manifests.all(PodDisruptionBudget.class);
    assertThat(budgets)
        .extracting(ProductionTest::name)
        .contains("redpanda", "clickhouse", "clickhouse-keeper", "gateway", "query-api");
    for (PodDisruptionBudget budget : budgets) {
      assertThat(manifests.selectedBy(budget.getSpec().getSelector().getMatchLabels()))
          .containsExactly(name(budget));
      assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
    }
  }

  @Test
  void scoresArePublishedByOne() {
    assertThat(workloads.get("query-api").environment())
        .containsEntry("FLEET_QUERY_SNAPSHOTS_ENABLED", "false");
    assertThat(workloads.get("score-publisher").environment())
        .containsEntry("FLEET_QUERY_SNAPSHOTS_ENABLED", "true");
    Deployment publisher =
        manifests.all(Deployment.class).stream()
            .filter(d -> name(d).equals("score-publisher"))
            .findFirst()
            .orElseThrow();
    assertThat(publisher.getSpec().getReplicas()).isEqualTo(1);
    assertThat(publisher.getSpec().getStrategy().getType()).isEqualTo("Recreate");
  }

  @Test
  void devicesAndPeopleComeOverTlsAlone() {
    assertThat(workloads.get("gateway").environment())
        .containsEntry("FLEET_GATEWAY_MQTT_ENABLED", "false")
        .containsEntry("FLEET_GATEWAY_MQTT_TLS_ENABLED", "true");
    assertThat(workloads.get("gateway").ports()).doesNotContain(1883).contains(8883);
    Map<String, Service> services = new TreeMap<>();
    manifests.all(Service.class).forEach(service -> services.put(name(service), service));
    for (Ingress ingress : manifests.all(Ingress.class)) {
      Set<String> certified = new TreeSet<>();
      ingress.getSpec().getTls().forEach(tls -> certified.addAll(tls.getHosts()));
      ingress
          .getSpec()
          .getRules()
          .forEach(
              rule -> {
                assertThat(certified).contains(rule.getHost());
                rule.getHttp()
                    .getPaths()
                    .forEach(
                        path -> {
                          var to = path.getBackend().getService();
                          assertThat(services.get(to.getName()).getSpec().getPorts())
                              .anyMatch(port -> port.getName().equals(to.getPort().getName()));
                        });
              });
    }
    assertThat(services.values().stream().filter(s -> "LoadBalancer".equals(s.getSpec().getType())))
        .extracting(ProductionTest::name)
        .containsExactly("gateway-mqtt");
  }

  @Test
  void everyReplicaOfTheStoreIsNamedAndARowIsInTwoBeforeItIsAcknowledged() {
    // given
    String cluster = Project.read(FILES + "clickhouse/cluster.xml");
    String keeper = Project.read(FILES + "clickhouse/keeper.xml");

    // then
    assertThat(Project.find("<host>(clickhouse-\\d\\.clickhouse-replicas)</host>", cluster))
        .hasSize(set("clickhouse").getSpec().getReplicas());
    Set<String> keepers = Project.find("<hostname>([^<]+)</hostname>", keeper);
    assertThat(keepers).hasSize(set("clickhouse-keeper").getSpec().getReplicas());
    assertThat(Project.find("<host>(clickhouse-keeper-[^<]+)</host>", cluster)).isEqualTo(keepers);
    assertThat(Project.find("<id>(\\d)</id>", keeper))
        .contains(String.valueOf(set("clickhouse-keeper").getSpec().getOrdinals().getStart()));
    assertThat(Project.one("<insert_quorum>(\\d)<", Project.read(FILES + "clickhouse/quorum.xml")))
        .isEqualTo("2");
    String headless = set("clickhouse").getSpec().getServiceName();
    assertThat(
            manifests.all(Service.class).stream()
                .filter(service -> name(service).equals(headless))
                .map(service -> service.getSpec().getClusterIP()))
        .containsExactly("None");
  }

  private String log(String key) {
    return manifests.kustomization().maps().get("fleet-log").get(key);
  }

  private StatefulSet set(String name) {
    return manifests.all(StatefulSet.class).stream()
        .filter(set -> name(set).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
