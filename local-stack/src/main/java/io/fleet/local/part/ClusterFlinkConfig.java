package io.fleet.local.part;

import static io.fleet.local.layout.PortName.FLINK_RPC;
import static io.fleet.local.layout.PortName.FLINK_UI;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Flink by the very file it has in containers. What in there is a matter of machines is told apart
 * from it, as arguments: where processes listen, on which they find each other, where they write.
 */
final class ClusterFlinkConfig {
  private final ProjectHome home;
  private final DataDirectory data;
  private final Ports ports;

  ClusterFlinkConfig(ProjectHome home, DataDirectory data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
  }

  /** Copies the file into a directory and gives the arguments of a process that is to take it. */
  List<String> arguments(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.copy(
          home.flinkConfig(),
          directory.resolve("config.yaml"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>(List.of("--configDir", directory.toString()));
    ofThisMachine().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    return arguments;
  }

  private Map<String, Object> ofThisMachine() {
    String here = "127.0.0.1";
    return Map.ofEntries(
        Map.entry("jobmanager.rpc.address", here),
        Map.entry("jobmanager.bind-host", here),
        Map.entry("jobmanager.rpc.port", ports.of(FLINK_RPC)),
        Map.entry("blob.server.port", 0),
        Map.entry("rest.address", here),
        Map.entry("rest.bind-address", here),
        Map.entry("rest.port", ports.of(FLINK_UI)),
        Map.entry("rest.bind-port", ports.of(FLINK_UI)),
        Map.entry("taskmanager.host", here),
        Map.entry("taskmanager.bind-host", here),
        // two on one machine
        Map.entry("taskmanager.rpc.port", 0),
        Map.entry("taskmanager.load-balance.mode", "SLOTS"),
        Map.entry("io.tmp.dirs", data.flinkTmp()),
        Map.entry("blob.storage.directory", data.flinkTmp().resolve("blobs")),
        Map.entry("web.tmpdir", data.flinkTmp()),
        Map.entry("execution.checkpointing.dir", data.checkpoints().toUri()));
  }
}
