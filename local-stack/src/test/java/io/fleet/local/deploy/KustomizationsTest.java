package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizationsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s/base",
        "k8s/components/flink-operator",
        "k8s/components/monitoring",
        "k8s/overlays/local",
        "k8s/overlays/production"
      })
  void everyManifestThatLiesThereIsNamed(String directory) throws Exception {
    // given
    JsonNode file = Kustomization.file(directory);
    Set<String> named = new TreeSet<>();
    file.path("resources").forEach(resource -> named.add(resource.asText()));
    file.path("patches").forEach(patch -> named.add(patch.path("path").asText()));
    named.removeIf(name -> name.startsWith("../"));

    // when
    Path root = Project.ROOT.resolve(directory);
    Set<String> present;
    try (Stream<Path> files = Files.walk(root)) {
      present =
          files
              .filter(path -> path.toString().endsWith(".yaml"))
              .map(path -> root.relativize(path).toString())
              .filter(name -> !name.equals("kustomization.yaml") && !name.startsWith("files/"))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    // then
    assertThat(named).isEqualTo(present).isNotEmpty();
    assertThat(file.at("/generatorOptions/disableNameSuffixHash").asBoolean())
        .as("maps have plain names: a job that has run cannot be changed to name another")
        .isEqualTo(file.has("configMapGenerator"));
  }

  @Test
  void overlaysAreOfTheBaseAndInItsNamespace() {
    for (String overlay : Set.of(Manifests.LOCAL, Manifests.PRODUCTION)) {
      JsonNode file = Kustomization.file(overlay);
      assertThat(file.path("resources").get(0).asText()).isEqualTo("../../base");
      assertThat(file.path("namespace"))
          .isEqualTo(Kustomization.file("k8s/base").path("namespace"));
    }
  }

  @Test
  void aPatchThatMeetsNothingIsAnError() {
    assertThatThrownBy(
            () -> Kustomization.of("local-stack/src/test/resources/io/fleet/local/deploy/amiss"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("meets nothing");
  }
}
