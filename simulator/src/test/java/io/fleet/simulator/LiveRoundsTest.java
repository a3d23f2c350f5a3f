package io.fleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.Connections;
import io.fleet.simulator.post.DocumentPost;
import io.fleet.simulator.post.HttpTelemetryPost;
import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.RecordingGateway;
import io.fleet.simulator.post.RecordingGateway.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Rounds beside a fleet, with the requests they make of a gateway. */
class LiveRoundsTest {
  private static final Instant START = Instant.parse("2026-03-02T11:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int FOUR_MINUTES_S = 240;
  private static final int DRIVE_ABOUT = 2;
  private static final int ON_ROUNDS = 4;

  private static void drive(RecordingGateway gateway) throws Exception {
    ManualTime time = new ManualTime(START);
    SimulatedFleet fleet = new SimulatedFleet(1, DRIVE_ABOUT, START);
    RoundFleet onRounds = new RoundFleet(1, 13, ON_ROUNDS, START, SimulationOptions.DEFAULT);
    HttpTelemetryPost post = new HttpTelemetryPost(gateway.uri(), () -> "devices", TIMEOUT);
    try (Connections telemetry = new Connections(2, 3_600, post, BackOff.USUAL, Pause.REAL);
        LiveRounds rounds =
            new LiveRounds(
                onRounds,
                telemetry,
                new DocumentPost(gateway.uri(), () -> "dispatcher", "operator", TIMEOUT),
                new DocumentPost(gateway.uri(), () -> "devices", "relay", TIMEOUT))) {
      new LiveRun(fleet, telemetry, rounds, time, time).until(START.plusSeconds(FOUR_MINUTES_S));
    }
  }

  private static List<Document> of(RecordingGateway gateway, String method, String path) {
    return gateway.documents().stream()
        .filter(document -> document.method().equals(method))
        .filter(document -> document.path().startsWith(path))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void plansGoByTheirOwnTokenAndScansByThatOfDevices() throws Exception {
    try (RecordingGateway gateway = new RecordingGateway()) {
      // when
      drive(gateway);

      // then
      List<Document> plans = of(gateway, "PUT", "/v1/reference/delivery-plans/");
      assertThat(plans).hasSize(ON_ROUNDS);
      assertThat(plans).extracting(Document::token).containsOnly("Bearer dispatcher");
      assertThat(plans)
          .allMatch(plan -> plan.path().contains("?correct=true&valid_from=2026-03-02T11:00:10Z"));
      List<Document> scans = of(gateway, "POST", "/v1/deliveries/s1/events");
      assertThat(scans).isNotEmpty();
      assertThat(scans).extracting(Document::token).containsOnly("Bearer devices");
      assertThat(gateway.accepted()).hasSize((DRIVE_ABOUT + ON_ROUNDS) * FOUR_MINUTES_S);
      assertThat(of(gateway, "DELETE", "/v1/reference/delivery-plans/")).hasSize(ON_ROUNDS);
    }
  }

  @Test
  void whoMayNotPostPlansDrivesAndScansAllTheSame() throws Exception {
    try (RecordingGateway gateway = new RecordingGateway()) {
      // given
      gateway.answerDocuments(document -> document.path().contains("reference") ? 403 : 202);

      // when
      drive(gateway);

      // then
      assertThat(gateway.accepted()).hasSize((DRIVE_ABOUT + ON_ROUNDS) * FOUR_MINUTES_S);
      assertThat(of(gateway, "POST", "/v1/deliveries/")).isNotEmpty();
    }
  }

  @Test
  void whatAGatewayCannotTakeYetIsSentAgain() throws Exception {
    try (RecordingGateway gateway = new RecordingGateway()) {
      // given
      Set<String> known = new HashSet<>();
      gateway.answerDocuments(document -> known.add(document.path()) ? 503 : 200);

      // when
      RoundFleet fleet = new RoundFleet(1, 13, 1, START, SimulationOptions.DEFAULT);
      HttpTelemetryPost post = new HttpTelemetryPost(gateway.uri(), () -> "devices", TIMEOUT);
      DocumentPost documents = new DocumentPost(gateway.uri(), () -> "all", "operator", TIMEOUT);
      try (Connections telemetry = new Connections(1, 3_600, post, BackOff.USUAL, Pause.REAL);
          LiveRounds rounds = new LiveRounds(fleet, telemetry, documents, documents)) {
        rounds.handOver(START.plusSeconds(1).toEpochMilli());
        await().until(() -> gateway.documents().size() >= 6);
      }

      // then
      List<Document> ofTheVehicle = of(gateway, "PUT", "/v1/reference/");
      ofTheVehicle.removeAll(of(gateway, "PUT", "/v1/reference/geofences/sim-depot?"));
      assertThat(of(gateway, "PUT", "/v1/reference/geofences/sim-depot?")).hasSize(2);
      assertThat(ofTheVehicle)
          .extracting(document -> document.path().split("/")[3])
          .containsExactly("routes", "routes", "delivery-plans", "delivery-plans");
    }
  }

  @Test
  void theCommandPostsPlansAtOnceAndTakesThemBackAtItsEnd(@TempDir Path dir) throws IOException {
    // given
    try (RecordingGateway gateway = new RecordingGateway()) {

      // when
      int exit = execute(gateway, dir, "--rounds", "2", "--plan-token-file", "plans");

      // then
      assertThat(exit).isZero();
      assertThat(gateway.accepted()).hasSize(3 * 2);
      assertThat(of(gateway, "PUT", "/v1/reference/delivery-plans/"))
          .extracting(plan -> plan.path().substring("/v1/reference/delivery-plans/".length()))
          .satisfiesExactlyInAnyOrder(
              second -> assertThat(second).startsWith("sim-0002-"),
              third -> assertThat(third).startsWith("sim-0003-"));
      assertThat(of(gateway, "DELETE", "/v1/reference/delivery-plans/")).hasSize(2);
    }
  }

  @Test
  void theCommandRefusesRoundsWithoutAWayForPlans(@TempDir Path dir) throws IOException {
    try (RecordingGateway gateway = new RecordingGateway()) {
      assertThat(execute(gateway, dir, "--rounds", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
      assertThat(execute(gateway, dir, "--rounds", "3", "--plan-token-file", "plans"))
          .isEqualTo(CommandLine.ExitCode.USAGE);
      assertThat(gateway.accepted()).isEmpty();
    }
  }

  private static int execute(RecordingGateway gateway, Path dir, String... more)
      throws IOException {
    Path devices = Files.writeString(dir.resolve("devices"), "devices");
    Files.writeString(dir.resolve("plans"), "dispatcher");
    List<String> words = new ArrayList<>(List.of("run", "--gateway", gateway.uri().toString()));
    words.addAll(List.of("--token-file", devices.toString()));
    words.addAll(List.of("--vehicles", "3", "--duration", "PT2S"));
    for (String word : more) {
      words.add(word.equals("plans") ? dir.resolve(word).toString() : word);
    }
    return new CommandLine(new SimulatorCommand()).execute(words.toArray(String[]::new));
  }
}
