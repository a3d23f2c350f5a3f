package io.fleet.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.FreePorts;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.process.Backoff;
import io.fleet.local.process.LogFile;
import io.fleet.local.process.Stage;
import io.fleet.local.process.StateBoard;
import io.fleet.local.process.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The stack's real broker alone, on free ports, in a directory of its own. */
public final class LocalBroker implements AutoCloseable {
  private final Ports ports;
  private final Supervisor supervisor;

  /** Starts it and waits for its health. */
  public LocalBroker(Path directory) throws Exception {
    DataDirectory data = new DataDirectory(directory);
    data.create();
    ports = Ports.choose(FreePorts.asEnvironment(), OptionalInt.empty(), data.ports());
    Path logging = ConfigTemplate.write("log4j2-part.xml", Map.of(), data.conf().resolve("l.xml"));
    Stage broker = new Stage(List.of(new KafkaPart(data, ports, logging).part()), List.of());
    supervisor =
        new Supervisor(
            List.of(broker),
            PartNames.STOP_ORDER,
            data::log,
            data::pidFile,
            new StateBoard(data.state(), broker.parts()),
            Backoff::standard);
    boolean started = supervisor.start();
    assertThat(started).as(() -> logOf(data)).isTrue();
  }

  public String address() {
    return ports.address(PortName.KAFKA);
  }

  @Override
  public void close() throws InterruptedException {
    supervisor.stop();
  }

  private static String logOf(DataDirectory data) {
    try {
      return String.join("\n", LogFile.tail(data.log(PartNames.KAFKA), 20));
    } catch (IOException e) {
      return "no log";
    }
  }
}
