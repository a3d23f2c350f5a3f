package io.fleet.local.part;

import static io.fleet.local.layout.PortName.CLICKHOUSE;

import io.fleet.clickhouse.EmbeddedClickHouse;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** History: the ClickHouse engine behind ClickHouse's HTTP interface. */
final class ClickHousePart {
  private final DataDirectory data;
  private final Ports ports;
  private final Path logging;

  ClickHousePart(DataDirectory data, Ports ports, Path logging) {
    this.data = data;
    this.ports = ports;
    this.logging = logging;
  }

  Part part() {
    return new Part(
        PartNames.CLICKHOUSE,
        ports.url(CLICKHOUSE),
        this::launch,
        HttpProbe.ok(ports.url(CLICKHOUSE) + "/ping"),
        Duration.ofSeconds(120),
        Duration.ofSeconds(30));
  }

  private Launch launch() {
    JavaCommand java =
        JavaCommand.withHeapMib(192).small().property("log4j2.configurationFile", logging);
    return new Launch(
        java.main(
            System.getProperty("java.class.path"),
            EmbeddedClickHouse.class.getName(),
            "--path",
            data.clickHouse().toString(),
            "--backups",
            data.clickHouseBackups().toString(),
            "--host",
            "127.0.0.1",
            "--port",
            String.valueOf(ports.of(CLICKHOUSE))),
        Map.of(),
        data.root());
  }
}
