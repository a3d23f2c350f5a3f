package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private final Manifests manifests = new Manifests();
  private final Map<String, PodTemplateSpec> pods = manifests.pods();

  @Test
  void aFieldThatKubernetesDoesNotKnowIsAnError() {
    // given
    JsonNode document =
        Manifests.documents(
                "{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {selektor: {a: b}}}")
            .get(0);

    // when then
    assertThatThrownBy(() -> Manifests.strictly("x.yaml", document))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("selektor");
  }

  @Test
  void theKustomizationNamesEveryManifestAndTheNamespace() throws Exception {
    // given
    Set<String> named = new TreeSet<>();
    manifests.kustomization().get("resources").forEach(file -> named.add(file.asText()));

    // when
    Set<String> present;
    try (Stream<Path> files = Files.list(Project.ROOT.resolve(Manifests.DIRECTORY))) {
      present =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("kustomization.yaml"))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    // then
    assertThat(named).isEqualTo(present);
    assertThat(manifests.kustomization().get("namespace").asText()).isEqualTo("telemetry");
    assertThat(manifests.all(Namespace.class))
        .extracting(namespace -> namespace.getMetadata().getName())
        .containsExactly("telemetry");
  }

  @Test
  void theKustomizationHasNoKeyOfItsOwn() {
    Set<String> keys = new TreeSet<>();
    manifests.kustomization().fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .isSubsetOf(
            "apiVersion",
            "kind",
            "namespace",
            "labels",
            "resources",
            "generatorOptions",
            "configMapGenerator");
    assertThat(manifests.kustomization().at("/generatorOptions/disableNameSuffixHash").asBoolean())
        .as("the map is called flink-config and not more")
        .isTrue();
  }

  @Test
  void whatStartsPodsSelectsItsOwn() {
    Map<String, Map<String, String>> selectors = new java.util.TreeMap<>();
    manifests
        .all(Deployment.class)
        .forEach(d -> selectors.put(name(d), d.getSpec().getSelector().getMatchLabels()));
    manifests
        .all(StatefulSet.class)
        .forEach(s -> selectors.put(name(s), s.getSpec().getSelector().getMatchLabels()));
    assertThat(selectors).hasSizeGreaterThan(10);
    selectors.forEach(
        (name, selector) -> {
          assertThat(selector).as(name).isNotEmpty();
          assertThat(labels(name).entrySet()).as(name).containsAll(selector.entrySet());
        });
  }

  @Test
  void everyServiceSelectsOneSortOfPodAndLeadsToAPortOfIt() {
    assertThat(manifests.all(Service.class)).hasSizeGreaterThan(8);
    for (Service service : manifests.all(Service.class)) {
      Map<String, String> selector = service.getSpec().getSelector();
      List<String> selected =
          pods.keySet().stream()
              .filter(pod -> labels(pod).entrySet().containsAll(selector.entrySet()))
              .toList();
      assertThat(selected).as("pods of service " + name(service)).containsExactly(name(service));
      List<ContainerPort> open = Manifests.container(pods.get(name(service))).getPorts();
      service
          .getSpec()
          .getPorts()
          .forEach(
              port -> {
                assertThat(open)
                    .as("target of " + name(service) + ":" + port.getPort())
                    .anyMatch(p -> p.getName().equals(port.getTargetPort().getStrVal()));
                assertThat(open)
                    .as("service and container port of " + name(service))
                    .anyMatch(p -> p.getContainerPort().equals(port.getPort()));
              });
    }
  }

  @Test
  void statefulSetsNameTheirService() {
    Set<String> services =
        manifests.all(Service.class).stream().map(ManifestsTest::name).collect(Collectors.toSet());
    assertThat(manifests.all(StatefulSet.class))
        .isNotEmpty()
        .allSatisfy(set -> assertThat(services).contains(set.getSpec().getServiceName()));
  }

  @Test
  void whatPodsMountIsMadeHereOrAskedForInTheKustomization() {
    Set<String> maps = new TreeSet<>();
    manifests
        .kustomization()
        .get("configMapGenerator")
        .forEach(map -> maps.add(map.get("name").asText()));
    Set<String> claims =
        manifests.all(PersistentVolumeClaim.class).stream()
            .map(ManifestsTest::name)
            .collect(Collectors.toSet());
    Set<String> secrets =
        Project.find(
            "create secret generic (\\S+)",
            Project.read(Manifests.DIRECTORY + "/kustomization.yaml"));
    assertThat(maps).contains("flink-config");
    pods.forEach(
        (name, pod) -> {
          for (Volume volume : pod.getSpec().getVolumes()) {
            if (volume.getConfigMap() != null) {
              assertThat(maps).as(name).contains(volume.getConfigMap().getName());
            } else if (volume.getPersistentVolumeClaim() != null) {
              assertThat(claims)
                  .as(name)
                  .contains(volume.getPersistentVolumeClaim().getClaimName());
            } else if (volume.getSecret() != null) {
              assertThat(secrets).as(name).contains(volume.getSecret().getSecretName());
            }
          }
          assertThat(secrets).as(name).containsAll(secretsOf(Manifests.container(pod)));
        });
  }

  @Test
  void whatIsMountedIsAVolumeAndEveryVolumeIsMounted() {
    pods.forEach(
        (name, pod) -> {
          Set<String> mounted = new TreeSet<>();
          Manifests.container(pod).getVolumeMounts().forEach(m -> mounted.add(m.getName()));
          Set<String> volumes = new TreeSet<>();
          pod.getSpec().getVolumes().forEach(v -> volumes.add(v.getName()));
          claimTemplates(name).forEach(claim -> volumes.add(name(claim)));
          assertThat(mounted).as(name).isEqualTo(volumes);
        });
  }

  @Test
  void noPodIsRootOrUnboundedOrTalksToTheApiServer() {
    pods.forEach(
        (name, pod) -> {
          PodSpec spec = pod.getSpec();
          Container container = Manifests.container(pod);
          assertThat(spec.getContainers()).as(name).hasSize(1);
          assertThat(spec.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
          assertThat(spec.getSecurityContext().getRunAsUser()).as(name).isPositive();
          assertThat(spec.getAutomountServiceAccountToken()).as(name).isFalse();
          assertThat(spec.getEnableServiceLinks()).as(name).isFalse();
          assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
              .as(name)
              .isFalse();
          assertThat(container.getSecurityContext().getCapabilities().getDrop())
              .as(name)
              .containsExactly("ALL");
          assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
          assertThat(container.getResources().getLimits()).as(name).containsKey("memory");
          assertThat(labels(name))
              .as(name)
              .containsEntry("app.kubernetes.io/name", name)
              .containsKey("app.kubernetes.io/component");
        });
  }

  @Test
  void policiesAreOfPodsThereAreAndNameTheirPorts() {
    Map<String, NetworkPolicy> policies = new java.util.TreeMap<>();
    manifests.all(NetworkPolicy.class).forEach(policy -> policies.put(name(policy), policy));
    assertThat(policies).containsOnlyKeys("dashboards", "metabase-db");
    policies.forEach(
        (name, policy) -> {
          assertThat(labels(name).entrySet())
              .as(name)
              .containsAll(policy.getSpec().getPodSelector().getMatchLabels().entrySet());
          assertThat(policy.getSpec().getPolicyTypes()).as(name).contains("Ingress");
        });
    // nobody but Metabase reaches its database, nobody the job, and that nothing but Metabase
    var toDatabase = policies.get("metabase-db").getSpec().getIngress();
    assertThat(toDatabase).hasSize(1);
    assertThat(toDatabase.get(0).getFrom().get(0).getPodSelector().getMatchLabels())
        .isEqualTo(Map.of("app.kubernetes.io/name", "metabase"));
    assertThat(toDatabase.get(0).getPorts().get(0).getPort().getIntVal())
        .isEqualTo(
            Manifests.container(pods.get("metabase-db")).getPorts().get(0).getContainerPort());
    assertThat(policies.get("dashboards").getSpec().getIngress()).isEmpty();
    var fromJob = policies.get("dashboards").getSpec().getEgress();
    assertThat(fromJob.get(0).getTo().get(0).getPodSelector().getMatchLabels())
        .isEqualTo(Map.of("app.kubernetes.io/name", "metabase"));
    assertThat(fromJob.get(0).getPorts().get(0).getPort().getIntVal())
        .isEqualTo(Manifests.container(pods.get("metabase")).getPorts().get(0).getContainerPort());
  }

  private static List<String> secretsOf(Container container) {
    List<String> secrets = new ArrayList<>();
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValueFrom() != null) {
        secrets.add(variable.getValueFrom().getSecretKeyRef().getName());
      }
    }
    return secrets;
  }

  private List<PersistentVolumeClaim> claimTemplates(String name) {
    return manifests.all(StatefulSet.class).stream()
        .filter(set -> name(set).equals(name))
        .flatMap(set -> set.getSpec().getVolumeClaimTemplates().stream())
        .toList();
  }

  private Map<String, String> labels(String pod) {
    return pods.get(pod).getMetadata().getLabels();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
