package io.fleet.local.part;

import static io.fleet.local.layout.PortName.INGEST_GATEWAY;

import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Simulated vehicles that post to the gateway; healthy as long as the process lives. */
final class SimulatorPart {
  private static final String MAIN = "io.fleet.simulator.SimulatorCommand";

  private final StackSettings stack;
  private final Path logging;
  private final Path tokenFile;

  SimulatorPart(StackSettings stack, Path logging, Path tokenFile) {
    this.stack = stack;
    this.logging = logging;
    this.tokenFile = tokenFile;
  }

  Part part() {
    return new Part(
        PartNames.SIMULATOR,
        "",
        this::launch,
        () -> true,
        Duration.ofSeconds(60),
        Duration.ofSeconds(10));
  }

  private Launch launch() {
    JavaCommand java =
        JavaCommand.withHeapMib(192).small().property("log4j2.configurationFile", logging);
    return new Launch(
        java.main(
            System.getProperty("java.class.path"),
            MAIN,
            "run",
            "--gateway",
            stack.ports().url(INGEST_GATEWAY),
            "--token-file",
            tokenFile.toString(),
            "--vehicles",
            String.valueOf(stack.vehicles())),
        Map.of(),
        stack.data().root());
  }
}
