package io.fleet.local.part;

import static io.fleet.local.layout.PortName.FLINK_UI;
import static io.fleet.local.layout.PortName.KAFKA;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.process.Launch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How Flink's SQL client is started as a process of its own that asks a running stack. */
public final class SqlShellLaunch {
  private static final String MAIN = "io.fleet.stream.sql.client.SqlShell";
  private static final String NAME = "sql-client";

  private final ProjectHome home;
  private final DataDirectory data;
  private final Ports ports;

  public SqlShellLaunch(ProjectHome home, DataDirectory data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
  }

  /**
   * A session.
   *
   * @param since where reading begins, in the broker's append time
   * @param live whether queries go on with what comes
   * @param file of statements to run, or null to be asked for them
   */
  public Launch launch(Instant since, boolean live, Path file) {
    Path directory = data.conf().resolve(NAME);
    ConfigTemplate.write(
        "sql-client.yaml",
        Map.of(
            "ui-port", ports.of(FLINK_UI),
            "tmp", data.flinkTmp(),
            "checkpoints", data.flinkTmp().resolve("query-checkpoints").toUri()),
        directory.resolve("config.yaml"));
    Path logging =
        ConfigTemplate.write(
            "log4j2-sql-client.xml", Map.of(), directory.resolve("log4j2-sql-client.xml"));
    JavaCommand java = FlinkParts.openedJava(256).small();
    java.property("log4j2.configurationFile", logging).property("log.file", data.log(NAME));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--bootstrap-servers", ports.address(KAFKA)));
    arguments.addAll(List.of("--since-ms", Long.toString(since.toEpochMilli())));
    arguments.addAll(List.of("--live", Boolean.toString(live)));
    arguments.addAll(List.of("--directory", directory.toString()));
    if (file != null) {
      arguments.addAll(List.of("--file", file.toAbsolutePath().toString()));
    }
    return new Launch(
        java.main(home.streamJobsClassPath(), MAIN, arguments.toArray(String[]::new)),
        Map.of("FLINK_CONF_DIR", directory.toString()),
        data.root());
  }
}
