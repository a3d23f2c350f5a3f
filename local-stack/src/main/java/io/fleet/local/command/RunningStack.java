package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.part.PartNames;
import io.fleet.local.process.PartState;
import io.fleet.local.process.PartStatus;
import io.fleet.local.process.PidFile;
import io.fleet.local.process.ProcessEnder;
import io.fleet.local.process.ProcessIdentity;
import io.fleet.local.process.StackState;
import io.fleet.local.process.StateBoard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another process knows of a stack, from the files in its data directory. */
final class RunningStack {
  static final String SUPERVISOR = "supervisor";

  private static final Map<PortName, String> WEB = new EnumMap<>(PortName.class);

  static {
    WEB.put(PortName.CLICKHOUSE, PartNames.CLICKHOUSE);
    WEB.put(PortName.FLINK_UI, PartNames.JOB_MANAGER);
    WEB.put(PortName.INGEST_GATEWAY, PartNames.GATEWAY);
    WEB.put(PortName.ALERT_NOTIFIER, PartNames.NOTIFIER);
    WEB.put(PortName.QUERY_API, PartNames.QUERY_API);
  }

  private final DataDirectory data;

  RunningStack(DataDirectory data) {
    this.data = data;
  }

  /** The supervisor, if it runs. */
  Optional<ProcessIdentity> supervisor() {
    return new PidFile(data.pidFile(SUPERVISOR)).living();
  }

  /** What the supervisor last said. */
  Optional<StackState> lastWord() throws IOException {
    return StateBoard.read(data.state());
  }

  /** Every part: what the supervisor says while it runs, else what the pid files say. */
  List<PartStatus> parts() throws IOException {
    List<PartStatus> said = new ArrayList<>();
    if (supervisor().isPresent()) {
      lastWord().ifPresent(state -> said.addAll(state.parts()));
    }
    List<PartStatus> parts = new ArrayList<>();
    for (String name : PartNames.all(Topology.of(data))) {
      parts.add(
          said.stream().filter(s -> s.name().equals(name)).findFirst().orElseGet(() -> seen(name)));
    }
    return parts;
  }

  /** Parts that run although no supervisor does, in the order of stopping. */
  List<String> orphans() {
    return PartNames.STOP_ORDER.stream()
        .flatMap(List::stream)
        .filter(name -> new PidFile(data.pidFile(name)).living().isPresent())
        .toList();
  }

  /** Ends such parts. */
  void endOrphans() throws IOException {
    for (String name : orphans()) {
      PidFile file = new PidFile(data.pidFile(name));
      file.living().ifPresent(process -> ProcessEnder.end(process, Duration.ofSeconds(20)));
      file.delete();
    }
  }

  private PartStatus seen(String name) {
    PartStatus stopped = PartStatus.stopped(name, url(name));
    return new PidFile(data.pidFile(name))
        .living()
        .map(
            process ->
                new PartStatus(name, PartState.UNSUPERVISED, stopped.url(), process.pid(), 0, ""))
        .orElse(stopped);
  }

  private String url(String part) {
    Ports ports = Ports.remembered(data.ports());
    for (int broker = 1; broker <= Topology.of(data).brokers(); broker++) {
      if (part.equals(PartNames.broker(broker))) {
        return ports.address(Topology.port(broker));
      }
    }
    return WEB.entrySet().stream()
        .filter(entry -> entry.getValue().equals(part))
        .findFirst()
        .map(entry -> ports.url(entry.getKey()))
        .orElse("");
  }
}
