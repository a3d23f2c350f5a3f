package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules and dashboards ask for metrics there are, and monitors for places that show them. */
class MonitoringTest {
  private static final String DIRECTORY = "k8s/components/monitoring/";
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final Set<String> WORDS =
      Set.of("sum", "max", "min", "by", "le", "rate", "increase", "histogram_quantile", "time");

  /** Those that are told bounds for their buckets. */
  private static final Set<String> HISTOGRAMS =
      Set.of("fleet_gateway_ack_seconds", "fleet_notifier_latency_seconds");

  private final JsonNode rules =
      Manifests.documents(Project.read(DIRECTORY + "files/rules.yml")).get(0);
  private final Set<String> known = metrics();

  @Test
  void everyMetricThatIsAskedForIsOneThatIsShown() {
    List<String> expressions = new ArrayList<>();
    rules.findValuesAsText("expr").forEach(expressions::add);
    dashboards().forEach(board -> expressions.addAll(board.findValuesAsText("expr")));
    assertThat(expressions).hasSizeGreaterThan(50);
    for (String expression : expressions) {
      assertThat(known).as(expression).containsAll(asked(expression)).isNotEmpty();
      assertThat(asked(expression)).as(expression).isNotEmpty();
    }
  }

  @Test
  void aMisspeltMetricIsSeen() {
    assertThat(known)
        .doesNotContainAnyElementsOf(asked("sum(rate(fleet_gateway_event_total[5m]))"));
    assertThat(asked("histogram_quantile(0.99, sum by (le) (rate(a_seconds_bucket{b=\"c\"}[5m])))"))
        .containsExactly("a_seconds_bucket");
  }

  @Test
  void everyValueOfATagThatIsAskedForIsOneThatIsDocumented() {
    String documented = Project.read("docs/metrics.md");
    rules
        .findValuesAsText("expr")
        .forEach(
            expression ->
                Project.find("=\"([a-z_]+)\"", expression)
                    .forEach(value -> assertThat(documented).as(expression).contains(value)));
  }

  @Test
  void theOperatorIsToldTheSameRules() {
    JsonNode manifest = Manifests.documents(Project.read(DIRECTORY + "rules.yaml")).get(0);
    assertThat(manifest.at("/spec/groups")).isEqualTo(rules.path("groups"));
  }

  @Test
  void everyRuleHasItsRunbook() {
    Set<String> headings =
        Project.find("(?m)^#{2,4} (\\S+)$", Project.read("docs/operations.md")).stream()
            .map(heading -> heading.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<String> names = new TreeSet<>();
    for (JsonNode group : rules.path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        String name = rule.path("alert").asText();
        assertThat(names.add(name)).as(name).isTrue();
        assertThat(rule.at("/annotations/runbook_url").asText())
            .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
        assertThat(headings).contains(name.toLowerCase(Locale.ROOT));
        assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
        assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
      }
    }
    assertThat(names).hasSizeGreaterThan(20);
  }

  @Test
  void everyPanelAsksTheSourceThatIsMadeAndHasAPlaceOfItsOwn() {
    String source =
        Project.one("uid: (\\S+)", Project.read(DIRECTORY + "files/grafana/datasources.yml"));
    Set<String> boards = new TreeSet<>();
    for (JsonNode board : dashboards()) {
      assertThat(boards.add(board.path("uid").asText())).isTrue();
      Set<Integer> ids = new TreeSet<>();
      for (JsonNode panel : board.path("panels")) {
        assertThat(ids.add(panel.path("id").asInt())).isTrue();
        if (!panel.path("type").asText().equals("row")) {
          assertThat(panel.at("/datasource/uid").asText()).isEqualTo(source);
          assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
          JsonNode place = panel.path("gridPos");
          assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
        }
      }
    }
    assertThat(boards).containsExactly("fleet-business", "fleet-pipeline");
  }

  @Test
  void everyMonitorMeetsPodsAndAPortOfThem() {
    Manifests manifests = new Manifests(Manifests.PRODUCTION);
    Set<String> watched = new TreeSet<>();
    for (ServiceMonitor monitor : manifests.all(ServiceMonitor.class)) {
      String name = one(manifests, monitor.getSpec().getSelector().getMatchLabels());
      monitor
          .getSpec()
          .getEndpoints()
          .forEach(e -> assertThat(ports(manifests, name)).contains(e.getPort()));
      watched.add(name);
    }
    for (PodMonitor monitor : manifests.all(PodMonitor.class)) {
      String name = one(manifests, monitor.getSpec().getSelector().getMatchLabels());
      monitor
          .getSpec()
          .getPodMetricsEndpoints()
          .forEach(e -> assertThat(ports(manifests, name)).contains(e.getPort()));
      watched.add(name);
    }
    assertThat(watched)
        .containsExactly(
            "clickhouse",
            "flink",
            "gateway",
            "notifier",
            "query-api",
            "redpanda",
            "score-publisher");
  }

  @Test
  void prometheusOfComposeReadsWhatIsThere() {
    JsonNode file = Manifests.documents(Project.read(DIRECTORY + "files/prometheus.yml")).get(0);
    Set<String> read = new TreeSet<>();
    file.findValues("targets")
        .forEach(
            targets ->
                targets.forEach(
                    target -> {
                      String[] address = target.asText().split(":");
                      read.add(address[0]);
                      assertThat(ListeningPorts.of(address[0], ComposeFile.FILE))
                          .as(target.asText())
                          .contains(Integer.valueOf(address[1]));
                    }));
    assertThat(read)
        .containsExactlyInAnyOrder(
            "gateway",
            "notifier",
            "query-api",
            "jobmanager",
            "taskmanager",
            "clickhouse",
            "redpanda-1",
            "redpanda-2");
    assertThat(new ComposeFile().services()).containsKeys(read.toArray(String[]::new));
  }

  private static String one(Manifests manifests, java.util.Map<String, String> selector) {
    List<String> selected = manifests.selectedBy(selector);
    assertThat(selected).as(selector.toString()).hasSize(1);
    return selected.get(0);
  }

  private static Set<String> ports(Manifests manifests, String pod) {
    return Manifests.container(manifests.pods().get(pod)).getPorts().stream()
        .map(port -> port.getName())
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> dashboards() {
    return Project.files(DIRECTORY + "files/dashboards", ".json").stream()
        .map(MonitoringTest::json)
        .toList();
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Project.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names in an expression, without functions, tags and what is in braces and brackets. */
  private static Set<String> asked(String expression) {
    String bare = expression.replaceAll("\\{[^}]*}|\\[[^]]*]", "").replaceAll("by \\([^)]*\\)", "");
    Set<String> names =
        Project.find("\\b([A-Za-z_][A-Za-z0-9_]*)\\b", bare.replaceAll("\\b\\d\\S*", ""));
    names.removeAll(WORDS);
    return names;
  }

  /** Of our own what is documented, which another test holds to the code; of others the table. */
  private static Set<String> metrics() {
    Set<String> all = new TreeSet<>();
    for (String row :
        Project.read("docs/metrics.md").lines().filter(l -> l.startsWith("| `")).toList()) {
      String[] cells = row.split("\\|");
      for (String name : Project.find("`([a-zA-Z_.]+)`", cells[1])) {
        String flink = cells[2].contains("Flink") ? OPERATOR : "";
        String whole = name.startsWith(".") ? "clickhouse" + name : name;
        all.add(flink + whole.replace('.', '_'));
        if (name.endsWith("_seconds")) {
          List.of("_sum", "_count").forEach(part -> all.add(name + part));
        }
        if (HISTOGRAMS.contains(name)) {
          all.add(name + "_bucket");
        }
      }
    }
    for (String part :
        List.of("flink", "clickhouse", "redpanda", "prometheus", "kube-state-metrics")) {
      all.addAll(KnownNames.thirdParty(part, "metric"));
    }
    return all;
  }
}
