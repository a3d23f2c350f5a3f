package io.fleet.local.deploy;

import static io.fleet.local.layout.PortName.ALERT_NOTIFIER;
import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.FLINK_RPC;
import static io.fleet.local.layout.PortName.FLINK_UI;
import static io.fleet.local.layout.PortName.INGEST_GATEWAY;
import static io.fleet.local.layout.PortName.MQTT;
import static io.fleet.local.layout.PortName.MQTTS;
import static io.fleet.local.layout.PortName.QUERY_API;
import static io.fleet.local.layout.PortName.TRACKER;

import io.fleet.local.layout.PortName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the processes listen, by what configures them: never by what is written as their ports. */
final class ListeningPorts {
  private static final Map<String, PortName> LOCAL =
      Map.of(
          "gateway", INGEST_GATEWAY,
          "notifier", ALERT_NOTIFIER,
          "query-api", QUERY_API,
          "score-publisher", QUERY_API,
          "clickhouse", CLICKHOUSE);

  /** Services under a second name. */
  private static final Map<String, String> ALIASES =
      Map.of("clickhouse-replicas", "clickhouse", Manifests.FLINK_REST, "jobmanager");

  private static final String PRODUCTION = "k8s/overlays/production/files/";

  private ListeningPorts() {}

  /**
   * The ports of a service.
   *
   * @param name of a service
   * @param where whose arguments count: {@link ComposeFile#FILE} or the directory of manifests
   */
  static Set<Integer> of(String name, String where) {
    String service = ALIASES.getOrDefault(name, name);
    Set<Integer> ports = new TreeSet<>();
    KnownNames.thirdParty(service, "port").forEach(port -> ports.add(Integer.valueOf(port)));
    if (LOCAL.containsKey(service)) {
      ports.add(local(LOCAL.get(service)));
    }
    switch (service) {
      case "redpanda-1", "redpanda-2" -> ports.addAll(redpanda(service, where));
      case "jobmanager" -> {
        ports.add(local(FLINK_RPC));
        ports.add(local(FLINK_UI));
        ports.add(flink("blob.server.port"));
        ports.add(flink("metrics.reporter.prom.port"));
      }
      case "taskmanager" -> {
        ports.add(flink("taskmanager.rpc.port"));
        ports.add(flink("metrics.reporter.prom.port"));
      }
      case "flink" -> ports.add(flink("metrics.reporter.prom.port"));
      case "redpanda" -> ports.addAll(found("port: (\\d+)", "redpanda/redpanda.yaml"));
      case "clickhouse-keeper" ->
          ports.addAll(found("port>(\\d+)</(?:tcp_)?port", "clickhouse/keeper.xml"));
      case "clickhouse" -> {
        ports.addAll(found("interserver_http_port>(\\d+)<", "clickhouse/cluster.xml"));
        String metrics = Project.read("k8s/base/files/clickhouse/server.xml");
        ports.add(Integer.valueOf(Project.one("<port>(\\d+)</port>", metrics)));
      }
      case "gateway" -> {
        ports.add(local(MQTT));
        ports.add(local(MQTTS));
        ports.add(local(TRACKER));
      }
      default -> {}
    }
    return ports;
  }

  /** The port of the same part in the local stack. */
  static int local(PortName name) {
    String key = name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String file = "local-stack/src/main/resources/io/fleet/local/layout/ports.properties";
    return Integer.parseInt(Project.one("(?m)^" + key + "=(\\d+)$", Project.read(file)));
  }

  private static int flink(String key) {
    return Integer.parseInt(
        Project.one("(?m)^" + key + ": \"?(\\d+)\"?$", Project.read(FlinkConfigTest.CONTAINERS)));
  }

  private static Set<Integer> found(String regex, String file) {
    Set<Integer> ports = new TreeSet<>();
    Project.find(regex, Project.read(PRODUCTION + file))
        .forEach(port -> ports.add(Integer.valueOf(port)));
    return ports;
  }

  private static Set<Integer> redpanda(String service, String where) {
    Workload broker =
        (where.equals(ComposeFile.FILE)
                ? new ComposeFile().workloads()
                : new Manifests(where).workloads())
            .stream().filter(workload -> workload.name().equals(service)).findFirst().orElseThrow();
    Set<Integer> ports = new TreeSet<>();
    for (String option : Set.of("--kafka-addr", "--rpc-addr")) {
      Project.find("0\\.0\\.0\\.0:(\\d+)", broker.argument(option))
          .forEach(port -> ports.add(Integer.valueOf(port)));
    }
    return ports;
  }
}
