package io.fleet.local.deploy;

import io.fleet.events.LogAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the code behind a service reads of its environment and answers over HTTP. Of our own parts
 * it is found in their sources; of others in {@code third-party.txt}, each with where it is
 * documented.
 */
final class KnownNames {
  private static final String PRODUCTION = "k8s/overlays/production/files/";

  /** Of our own parts: the module, and scripts that run before it. */
  private static final Map<String, List<String>> SOURCES =
      Map.ofEntries(
          Map.entry("gateway", List.of("ingest-gateway")),
          Map.entry("notifier", List.of("alert-notifier")),
          Map.entry("query-api", List.of("query-api")),
          Map.entry("score-publisher", List.of("query-api")),
          Map.entry("migrations", List.of("schema")),
          Map.entry("dashboards", List.of("dashboards")),
          Map.entry("telemetry-producer", List.of("simulator")),
          Map.entry("backup", List.of("local-stack")),
          Map.entry("jobmanager", List.of("stream-jobs", "docker/fleet-flink")),
          Map.entry("taskmanager", List.of("stream-jobs", "docker/fleet-flink")),
          Map.entry("flink", List.of("stream-jobs")),
          Map.entry("sql-client", List.of("docker/fleet-flink", "docker/fleet-sql")),
          Map.entry("topics", List.of("k8s/base/files/redpanda/create-topics.sh")),
          Map.entry("access", List.of("k8s/base/files/redpanda/create-access.sh")),
          Map.entry("clickhouse-keeper", List.of(PRODUCTION + "clickhouse/keeper.xml")),
          Map.entry(
              "clickhouse",
              List.of(
                  "k8s/base/files/clickhouse/users.xml", PRODUCTION + "clickhouse/cluster.xml")));

  /** Java that is let in at the log: the job by {@link LogAccess}, services by their framework. */
  private static final Set<String> LET_IN =
      Set.of("gateway", "notifier", "query-api", "score-publisher", "flink", "backup");

  private static final String OF_JAVA =
      "(?:\\$\\{env:|getenv\\(\"|getOrDefault\\(\"|ofEnvironment\\(\")([A-Z][A-Z0-9_]+)";
  private static final String OF_SHELL_OR_XML = "(?:\\$\\{|from_env=\")([A-Z][A-Z0-9_]+)[:}\"]";
  private static final String OF_PROPERTIES = "\\$\\{([A-Z][A-Z0-9_]+)[:}]";
  private static final String KEY_OF_PROPERTIES = "(?m)^([a-z][a-z0-9.\\-]*)=";

  private static final Map<String, Set<String>> ENVIRONMENTS = new ConcurrentHashMap<>();

  private KnownNames() {}

  /** Every variable the service reads. */
  static Set<String> environment(String service) {
    return ENVIRONMENTS.computeIfAbsent(service, KnownNames::readEnvironment);
  }

  private static Set<String> readEnvironment(String service) {
    Set<String> known = new TreeSet<>(thirdParty(service, "env"));
    for (String source : SOURCES.getOrDefault(service, List.of())) {
      known.addAll(
          isModule(source)
              ? ofModule(source)
              : Project.find(OF_SHELL_OR_XML, Project.read(source)));
    }
    if (LET_IN.contains(service)) {
      known.addAll(LogAccess.VARIABLES);
    }
    return known;
  }

  /** Every path it answers that says how it is. */
  static Set<String> paths(String service) {
    Set<String> known = new TreeSet<>(thirdParty(service, "path"));
    for (String source : SOURCES.getOrDefault(service, List.of())) {
      if (isModule(source)
          && Project.read(source + "/pom.xml").contains("quarkus-smallrye-health")) {
        known.addAll(Set.of("/q/health/live", "/q/health/ready"));
      }
    }
    return known;
  }

  /** Lines of the table about that service and sort. */
  static Set<String> thirdParty(String service, String sort) {
    return Project.read("local-stack/src/test/resources/io/fleet/local/deploy/third-party.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s*\\|\\s*"))
        .filter(row -> List.of(row[0].split(",")).contains(service) && row[1].equals(sort))
        .map(row -> row[2])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isModule(String source) {
    return !source.contains("/");
  }

  private static Set<String> ofModule(String module) {
    Set<String> known = new TreeSet<>();
    var sources = Project.files(module + "/src/main/java", ".java");
    sources.forEach(source -> known.addAll(Project.find(OF_JAVA, Project.read(source))));
    ConfigMappings.keys(sources).forEach(key -> known.add(variable(key)));
    for (var properties : Project.files(module + "/src/main", "application.properties")) {
      String text = Project.read(properties);
      known.addAll(Project.find(OF_PROPERTIES, text));
      Project.find(KEY_OF_PROPERTIES, text).forEach(key -> known.add(variable(key)));
    }
    return known;
  }

  /** The variable that overrides a key, by MicroProfile Config's rule. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
