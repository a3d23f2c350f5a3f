package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {
  private static final Set<String> CORE =
      Set.of(
          "redpanda-1",
          "redpanda-2",
          "topics",
          "clickhouse",
          "migrations",
          "jobmanager",
          "taskmanager",
          "gateway",
          "notifier",
          "query-api",
          "telemetry-producer");
  private static final Set<String> ANALYTICS_ONLY =
      Set.of(
          "redpanda-console",
          "sql-client",
          "metabase-db",
          "metabase",
          "dashboards",
          "prometheus",
          "grafana");

  /** What runs when it is called. */
  private static final Set<String> BACKUP = Set.of("backup");

  private final ComposeFile compose = new ComposeFile();

  @ParameterizedTest
  @ValueSource(strings = {"core", "analytics", "backup"})
  void dockerComposeAcceptsTheFileWithEachProfile(String profile) throws Exception {
    // when
    ComposeFile.Result result =
        ComposeFile.config(everyVariable(), "--profile", profile, "config", "--quiet");

    // then
    assertThat(result.exit()).as(result.output()).isZero();
  }

  @Test
  void nothingStartsWithoutItsPasswords() throws Exception {
    assertThat(compose.required())
        .containsExactlyInAnyOrder(
            "CLICKHOUSE_PASSWORD",
            "CLICKHOUSE_WRITER_PASSWORD",
            "CLICKHOUSE_READER_PASSWORD",
            "CLICKHOUSE_METABASE_PASSWORD",
            "METABASE_DB_PASSWORD",
            "METABASE_ENCRYPTION_KEY",
            "FLEET_NOTIFIER_KEY",
            "FLEET_COMPOSE_DIR");
    for (String missing : compose.required()) {
      // given
      Map<String, String> others = everyVariable();
      others.remove(missing);

      // when
      ComposeFile.Result result =
          ComposeFile.config(others, "--profile", "core", "config", "--quiet");

      // then
      assertThat(result.exit()).as(missing).isNotZero();
      assertThat(result.output()).as(missing).contains("run ./fleet compose init");
    }
  }

  @Test
  void theProfilesHoldWhatTheirNamesSay() {
    assertThat(inProfile("core")).isEqualTo(CORE);
    assertThat(inProfile("analytics")).containsAll(CORE).containsAll(ANALYTICS_ONLY);
    assertThat(inProfile("backup")).isEqualTo(BACKUP);
    Set<String> all = new TreeSet<>(inProfile("analytics"));
    all.addAll(BACKUP);
    assertThat(compose.services().keySet()).isEqualTo(all);
  }

  @Test
  void whatAServiceWaitsForIsInItsProfilesAndCanBecomeWhatIsWaitedFor() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              Map<String, Map<String, String>> awaited =
                  ComposeFile.typed(service.getOrDefault("depends_on", Map.of()));
              awaited.forEach(
                  (other, how) -> {
                    assertThat(profiles(other)).as(name).containsAll(profiles(name));
                    assertThat(how.get("condition")).as(name + " after " + other).isIn(ends(other));
                  });
            });
  }

  /** A check says healthy, an end says completed; what has neither can only be started. */
  private List<String> ends(String name) {
    Map<String, Object> service = compose.services().get(name);
    if ("on-failure".equals(service.get("restart"))) {
      return List.of("service_completed_successfully");
    }
    return service.containsKey("healthcheck")
        ? List.of("service_healthy", "service_started")
        : List.of("service_started");
  }

  @Test
  void theOrderOfTheStartIsLogTablesJob() {
    assertThat(awaited("jobmanager")).contains("topics", "migrations");
    assertThat(awaited("taskmanager")).contains("jobmanager");
    assertThat(awaited("topics")).contains("redpanda-1", "redpanda-2");
    assertThat(awaited("migrations")).contains("clickhouse");
    assertThat(awaited("metabase")).contains("metabase-db", "migrations");
    assertThat(awaited("dashboards")).contains("metabase");
    for (String reader : List.of("gateway", "notifier", "telemetry-producer")) {
      assertThat(awaited(reader)).as(reader).contains("topics");
    }
  }

  @Test
  void everythingIsPublishedOnLoopbackOnlyAndOnItsOwnPort() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(ComposeFile.strings(service.get("ports")))
                    .as(name)
                    .allMatch(port -> port.matches("127\\.0\\.0\\.1:(\\d+):\\1")));
  }

  @Test
  void whatIsMountedFromTheWorkingCopyIsThere() {
    List<String> mounted =
        compose.services().values().stream()
            .flatMap(service -> ComposeFile.strings(service.get("volumes")).stream())
            .filter(volume -> volume.startsWith("./"))
            .map(volume -> volume.substring(2, volume.indexOf(':')))
            .toList();
    assertThat(mounted).hasSizeGreaterThan(3);
    assertThat(mounted).allMatch(path -> Files.exists(Project.ROOT.resolve(path)));
  }

  @Test
  void everyServiceHasBoundsForItsLogAndItsMemoryAndAWayToComeBack() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(service)
                    .as(name)
                    .containsKeys("logging", "mem_limit", "restart", "profiles"));
  }

  private Map<String, String> everyVariable() {
    Map<String, String> all = new HashMap<>();
    compose.required().forEach(name -> all.put(name, "/given"));
    return all;
  }

  private Set<String> awaited(String name) {
    return ComposeFile.<Object>typed(compose.services().get(name).get("depends_on")).keySet();
  }

  private List<String> profiles(String name) {
    return ComposeFile.strings(compose.services().get(name).get("profiles"));
  }

  private Set<String> inProfile(String profile) {
    return compose.services().keySet().stream()
        .filter(name -> profiles(name).contains(profile))
        .collect(Collectors.toSet());
  }
}
