package io.fleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.Connections;
import io.fleet.simulator.post.HttpTelemetryPost;
import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.RecordingGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LiveRunTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int VEHICLES = 5;

  @Test
  void handsOverEachMessageWhenItIsDueAndNoneBefore() throws Exception {
    // given
    ManualTime time = new ManualTime(START);
    SimulatedFleet fleet = new SimulatedFleet(1, VEHICLES, START);
    try (RecordingGateway gateway = new RecordingGateway()) {
      Connections connections = connections(gateway);

      // when
      new LiveRun(fleet, connections, DueWork.NONE, time, time).until(START.plusSeconds(120));
      connections.close();

      // then
      assertThat(gateway.accepted()).hasSize(VEHICLES * 120);
      assertThat(fleet.nextMs()).isGreaterThanOrEqualTo(START.plusSeconds(120).toEpochMilli());
      assertThat(time.pauses()).containsOnly(Duration.ofMillis(200));
    }
  }

  private static Connections connections(RecordingGateway gateway) {
    HttpTelemetryPost post =
        new HttpTelemetryPost(gateway.uri(), () -> "secret", Duration.ofSeconds(10));
    return new Connections(2, 3_600, post, BackOff.USUAL, Pause.REAL);
  }

  @Test
  void theCommandRunsForItsDurationAtTheRateAskedFor(@TempDir Path dir) throws IOException {
    // given
    Path token = Files.writeString(dir.resolve("token"), "secret\n");
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      int exit = execute(gateway, token, "--rate-hz", "10", "--duration", "PT1S");

      // then
      assertThat(exit).isZero();
      assertThat(gateway.accepted()).hasSize(VEHICLES * 10);
      assertThat(gateway.tokens()).containsOnly("Bearer secret");
    }
  }

  @Test
  void theCommandRefusesARateTheMotionCannotMeet(@TempDir Path dir) throws IOException {
    // given
    Path token = Files.writeString(dir.resolve("token"), "secret");
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      int exit = execute(gateway, token, "--rate-hz", "50");

      // then
      assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    }
  }

  private static int execute(RecordingGateway gateway, Path token, String... more) {
    java.util.List<String> arguments =
        new java.util.ArrayList<>(
            java.util.List.of("run", "--gateway", gateway.uri().toString(), "--seed", "9"));
    arguments.addAll(java.util.List.of("--token-file", token.toString(), "--vehicles", "5"));
    arguments.addAll(java.util.List.of(more));
    return new CommandLine(new SimulatorCommand()).execute(arguments.toArray(String[]::new));
  }
}
