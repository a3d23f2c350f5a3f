package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Spans are told where to go, by one name, wherever they are made; and only where it is asked for.
 */
class TracingTest {
  private static final String FILE = "docker-compose.tracing.yml";
  private static final String ENDPOINT = "FLEET_OTLP_ENDPOINT";
  private static final List<String> TRACED =
      List.of("gateway", "taskmanager", "notifier", "query-api");

  private final String text = Project.read(FILE);
  private final Map<String, Map<String, Object>> services = services();

  @Test
  void dockerComposeAcceptsBothFilesTogether() throws Exception {
    // given
    Map<String, String> variables = new HashMap<>();
    new ComposeFile().required().forEach(name -> variables.put(name, "/given"));

    // when
    ComposeFile.Result result =
        ComposeFile.config(
            variables,
            "-f",
            ComposeFile.FILE,
            "-f",
            FILE,
            "--profile",
            "core",
            "config",
            "--quiet");

    // then
    assertThat(result.exit()).as(result.output()).isZero();
  }

  @Test
  void whateverMakesSpansIsToldTheCollectorThatListens() {
    assertThat(services.keySet()).contains("jaeger").containsAll(TRACED).hasSize(5);
    assertThat(services.get("jaeger").get("image").toString())
        .matches("\\$\\{JAEGER_IMAGE:-jaegertracing/jaeger:\\d+\\.\\d+\\.\\d+}");
    String listens = String.valueOf(services.get("jaeger").get("command"));
    for (String name : TRACED) {
      Map<String, Object> environment = ComposeFile.typed(services.get(name).get("environment"));
      assertThat(environment).as(name).containsEntry(ENDPOINT, "http://jaeger:4318");
      assertThat(listens).contains("0.0.0.0:4318");
      assertThat(KnownNames.environment(name)).as(name).containsAll(environment.keySet());
    }
  }

  @Test
  void withoutBeingAskedForThereAreNone() {
    for (Workload workload : new ComposeFile().workloads()) {
      assertThat(workload.environment()).as(workload.toString()).doesNotContainKey(ENDPOINT);
    }
    for (Workload workload : new Manifests(Manifests.BASE).workloads()) {
      assertThat(workload.environment()).as(workload.toString()).doesNotContainKey(ENDPOINT);
    }
  }

  @Test
  void inProductionOneMapSwitchesThemOnEverywhere() {
    // given
    Map<String, Workload> production =
        new Manifests(Manifests.PRODUCTION)
            .workloads().stream().collect(Collectors.toMap(Workload::name, each -> each));

    // then
    for (String name : List.of("gateway", "notifier", "query-api", Manifests.FLINK)) {
      assertThat(production.get(name).environment())
          .as(name)
          .containsEntry(ENDPOINT, "optional:fleet-tracing/endpoint");
      assertThat(KnownNames.environment(name)).as(name).contains(ENDPOINT);
    }
  }

  private Map<String, Map<String, Object>> services() {
    Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new TreeMap<>(ComposeFile.<Map<String, Object>>typed(file.get("services")));
  }
}
