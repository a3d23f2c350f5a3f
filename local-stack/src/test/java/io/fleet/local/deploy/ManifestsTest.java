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
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in the base and in every overlay. */
class ManifestsTest {
  static List<Manifests> all() {
    return Stream.of(Manifests.BASE, Manifests.LOCAL, Manifests.PRODUCTION)
        .map(Manifests::new)
        .toList();
  }

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

  @ParameterizedTest
  @MethodSource("all")
  void thereIsOneNamespaceAndItAdmitsNobodyWithRights(Manifests manifests) {
    assertThat(manifests.kustomization().namespace()).isEqualTo("telemetry");
    assertThat(manifests.all(Namespace.class)).hasSize(1);
    assertThat(manifests.all(Namespace.class).get(0).getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatStartsPodsSelectsItsOwn(Manifests manifests) {
    Map<String, Map<String, String>> selectors = new TreeMap<>();
    manifests
        .all(Deployment.class)
        .forEach(d -> selectors.put(name(d), d.getSpec().getSelector().getMatchLabels()));
    manifests
        .all(StatefulSet.class)
        .forEach(s -> selectors.put(name(s), s.getSpec().getSelector().getMatchLabels()));
    assertThat(selectors).hasSizeGreaterThan(7);
    selectors.forEach(
        (name, selector) -> {
          assertThat(selector).as(name).isNotEmpty();
          assertThat(manifests.labels(name).entrySet()).as(name).containsAll(selector.entrySet());
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyServiceSelectsOneSortOfPodAndLeadsToAPortOfIt(Manifests manifests) {
    assertThat(manifests.all(Service.class)).hasSizeGreaterThan(7);
    for (Service service : manifests.all(Service.class)) {
      List<String> selected = manifests.selectedBy(service.getSpec().getSelector());
      assertThat(selected).as("pods of service " + name(service)).hasSize(1);
      List<ContainerPort> open =
          Manifests.container(manifests.pods().get(selected.get(0))).getPorts();
      service
          .getSpec()
          .getPorts()
          .forEach(
              port ->
                  assertThat(open)
                      .as("target of " + name(service) + ":" + port.getPort())
                      .anyMatch(
                          p ->
                              p.getName().equals(port.getTargetPort().getStrVal())
                                  && p.getContainerPort().equals(port.getPort())));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void statefulSetsNameTheirService(Manifests manifests) {
    Set<String> services =
        manifests.all(Service.class).stream().map(ManifestsTest::name).collect(Collectors.toSet());
    assertThat(manifests.all(StatefulSet.class))
        .isNotEmpty()
        .allSatisfy(set -> assertThat(services).contains(set.getSpec().getServiceName()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatPodsMountIsMadeHereOrAskedForInTheKustomization(Manifests manifests) {
    Map<String, Map<String, String>> maps = manifests.kustomization().maps();
    Set<String> claims =
        manifests.all(PersistentVolumeClaim.class).stream()
            .map(ManifestsTest::name)
            .collect(Collectors.toSet());
    Set<String> secrets = manifests.secretsAskedFor();
    assertThat(maps).containsKeys("flink-config", "fleet-log");
    manifests
        .pods()
        .forEach(
            (name, pod) -> {
              for (Volume volume : pod.getSpec().getVolumes()) {
                if (volume.getConfigMap() != null) {
                  assertThat(maps).as(name).containsKey(volume.getConfigMap().getName());
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

  @ParameterizedTest
  @MethodSource("all")
  void whatIsMountedIsAVolumeAndEveryVolumeIsMounted(Manifests manifests) {
    manifests
        .pods()
        .forEach(
            (name, pod) -> {
              Set<String> mounted = new TreeSet<>();
              Manifests.container(pod).getVolumeMounts().forEach(m -> mounted.add(m.getName()));
              Set<String> volumes = new TreeSet<>();
              pod.getSpec().getVolumes().forEach(v -> volumes.add(v.getName()));
              claimTemplates(manifests, name).forEach(claim -> volumes.add(name(claim)));
              assertThat(mounted).as(name).isEqualTo(volumes);
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFileThatIsMountedByItselfIsInItsMap(Manifests manifests) {
    manifests
        .pods()
        .forEach(
            (name, pod) -> {
              for (VolumeMount mount : Manifests.container(pod).getVolumeMounts()) {
                if (mount.getSubPath() != null) {
                  String map =
                      pod.getSpec().getVolumes().stream()
                          .filter(volume -> volume.getName().equals(mount.getName()))
                          .map(volume -> volume.getConfigMap().getName())
                          .findFirst()
                          .orElseThrow();
                  assertThat(manifests.kustomization().maps().get(map))
                      .as(name + " mounts of " + map)
                      .containsKey(mount.getSubPath());
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void noPodIsRootOrUnbounded(Manifests manifests) {
    manifests
        .pods()
        .forEach(
            (name, pod) -> {
              PodSpec spec = pod.getSpec();
              Container container = Manifests.container(pod);
              assertThat(spec.getContainers()).as(name).hasSize(1);
              assertThat(spec.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
              assertThat(spec.getSecurityContext().getRunAsUser()).as(name).isPositive();
              assertThat(spec.getSecurityContext().getSeccompProfile().getType())
                  .as(name)
                  .isEqualTo("RuntimeDefault");
              assertThat(spec.getEnableServiceLinks()).as(name).isFalse();
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                  .as(name)
                  .isFalse();
              assertThat(container.getSecurityContext().getCapabilities().getDrop())
                  .as(name)
                  .containsExactly("ALL");
              if (!name.equals(Manifests.FLINK)) { // its operator sets them from the job's
                assertThat(container.getResources().getRequests())
                    .as(name)
                    .containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).as(name).containsKey("memory");
              }
              assertThat(manifests.labels(name))
                  .as(name)
                  .containsEntry("app.kubernetes.io/name", name)
                  .containsKey("app.kubernetes.io/component");
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPodHasAnAccountOfItsOwnAndNoneButFlinksHasAToken(Manifests manifests) {
    Map<String, ServiceAccount> accounts = new TreeMap<>();
    manifests.all(ServiceAccount.class).forEach(account -> accounts.put(name(account), account));
    assertThat(accounts.keySet()).isEqualTo(new TreeSet<>(manifests.pods().keySet()));
    accounts.remove(Manifests.FLINK);
    accounts.forEach(
        (name, account) -> {
          PodSpec pod = manifests.pods().get(name).getSpec();
          assertThat(pod.getServiceAccountName()).isEqualTo(name);
          assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
          assertThat(account.getAutomountServiceAccountToken()).as(name).isFalse();
        });
  }

  private static Set<String> secretsOf(Container container) {
    return container.getEnv().stream()
        .map(EnvVar::getValueFrom)
        .filter(from -> from != null && from.getSecretKeyRef() != null)
        .map(from -> from.getSecretKeyRef().getName())
        .collect(Collectors.toSet());
  }

  private static List<PersistentVolumeClaim> claimTemplates(Manifests manifests, String name) {
    return manifests.all(StatefulSet.class).stream()
        .filter(set -> name(set).equals(name))
        .flatMap(set -> set.getSpec().getVolumeClaimTemplates().stream())
        .toList();
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
