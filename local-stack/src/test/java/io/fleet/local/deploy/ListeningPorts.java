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
import java.util.stream.Stream;

/** Where the processes listen, by what configures them: never by what is written as their ports. */
final class ListeningPorts {
  private static final Map<String, PortName> LOCAL =
      Map.of(
          "gateway", INGEST_GATEWAY,
          "notifier", ALERT_NOTIFIER,
          "query-api", QUERY_API,
          "clickhouse", CLICKHOUSE);

  private ListeningPorts() {}

  /**
   * The ports of a service.
   *
   * @param where whose arguments count: {@link ComposeFile#FILE} or {@link Manifests#DIRECTORY}
   */
  static Set<Integer> of(String service, String where) {
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
      }
      case "taskmanager" -> ports.add(flink("taskmanager.rpc.port"));
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

  private static Set<Integer> redpanda(String service, String where) {
    Workload broker =
        Stream.concat(new ComposeFile().workloads().stream(), new Manifests().workloads().stream())
            .filter(workload -> workload.name().equals(service) && workload.where().equals(where))
            .findFirst()
            .orElseThrow();
    Set<Integer> ports = new TreeSet<>();
    for (String option : Set.of("--kafka-addr", "--rpc-addr")) {
      Project.find("0\\.0\\.0\\.0:(\\d+)", broker.argument(option))
          .forEach(port -> ports.add(Integer.valueOf(port)));
    }
    return ports;
  }
}
