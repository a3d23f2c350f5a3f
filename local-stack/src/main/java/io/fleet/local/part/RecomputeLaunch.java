package io.fleet.local.part;

import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.KAFKA;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.process.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the program that runs stored facts again is started beside a running stack. */
public final class RecomputeLaunch {
  private static final String MAIN = "io.fleet.stream.job.RecomputeProgram";
  private static final String NAME = "recompute";
  private static final int HEAP_MIB = 384;

  private final ProjectHome home;
  private final DataDirectory data;
  private final Ports ports;

  public RecomputeLaunch(ProjectHome home, DataDirectory data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
  }

  /**
   * A run.
   *
   * @param words what it is to do, beside where things are
   */
  public Launch launch(List<String> words) {
    Path logging =
        ConfigTemplate.write(
            "log4j2-sql-client.xml",
            Map.of(),
            data.conf().resolve(NAME).resolve("log4j2-recompute.xml"));
    JavaCommand java = FlinkParts.openedJava(HEAP_MIB).small();
    java.property("log4j2.configurationFile", logging).property("log.file", data.log(NAME));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--bootstrap-servers", ports.address(KAFKA)));
    arguments.addAll(List.of("--clickhouse-url", ports.url(CLICKHOUSE)));
    arguments.addAll(List.of("--staging-dir", data.staging().toString()));
    arguments.addAll(words);
    return new Launch(
        java.main(home.streamJobsClassPath(), MAIN, arguments.toArray(String[]::new)),
        Map.of("CLICKHOUSE_PASSWORD", ""),
        data.root());
  }
}
