package io.fleet.local.part;

import static io.fleet.local.layout.PortName.INGEST_GATEWAY;

import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import io.fleet.local.token.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Simulated vehicles that post to the gateway; healthy as long as the process lives. */
final class SimulatorPart {
  private static final String MAIN = "io.fleet.simulator.SimulatorCommand";

  private final StackSettings stack;
  private final Path logging;
  private final Secrets secrets;

  SimulatorPart(StackSettings stack, Path logging, Secrets secrets) {
    this.stack = stack;
    this.logging = logging;
    this.secrets = secrets;
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
        java.main(System.getProperty("java.class.path"), MAIN, words()),
        Map.of(),
        stack.data().root());
  }

  private String[] words() {
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(List.of("--gateway", stack.ports().url(INGEST_GATEWAY)));
    words.addAll(List.of("--token-file", secrets.simulatorToken().toString()));
    words.addAll(List.of("--vehicles", String.valueOf(stack.vehicles())));
    if (stack.rounds() > 0) {
      words.addAll(List.of("--rounds", String.valueOf(stack.rounds())));
      words.addAll(List.of("--plan-token-file", secrets.planToken().toString()));
    }
    return words.toArray(String[]::new);
  }
}
