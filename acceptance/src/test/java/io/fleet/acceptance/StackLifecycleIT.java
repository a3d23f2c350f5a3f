package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.part.PartNames;
import io.fleet.local.process.PidFile;
import io.fleet.local.process.ProcessIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One stack through its life: up, deaths, the death of the supervisor, down and up again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(2)
@ExtendWith(DrivingStack.class)
@ResourceLock(DrivingStack.LOCK)
class StackLifecycleIT {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** The last of the vehicles, two in five of which drive rounds. */
  private static final String ON_A_ROUND = String.format("sim-%04d", DrivingStack.VEHICLES);

  private static FleetStack stack;

  @BeforeAll
  static void find() {
    stack = DrivingStack.stack();
  }

  @Test
  @Order(1)
  void statusNamesEveryPartAndEachRuns() throws Exception {
    // when
    JsonNode parts =
        new ObjectMapper().readTree(stack.run(A_MINUTE, "status", "--json")).path("parts");

    // then
    assertThat(parts).extracting(part -> part.path("name").asText()).isEqualTo(PartNames.ALL);
    assertThat(parts).allMatch(part -> part.path("state").asText().equals("running"));
    assertThat(parts).allMatch(part -> part.path("pid").asLong() > 1);
  }

  @Test
  @Order(2)
  void simulatedVehiclesArriveInHistory() {
    await().atMost(A_MINUTE).until(() -> rows() > 20);
  }

  @Test
  @Order(2)
  void vehiclesMoveByWhatTheirSpeedExplains() throws Exception {
    new MovingFleet(stack).awaitMoving();
  }

  @Test
  @Order(2)
  void aSimulatedRoundHasItsStopsAndWhenTheyWillBeReached() {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(items("/v1/delivery-stops?vehicle_id=" + ON_A_ROUND)).isNotEmpty();
              assertThat(items("/v1/delivery-etas?vehicle_id=" + ON_A_ROUND)).isNotEmpty();
            });
  }

  private static JsonNode items(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.queryUrl() + path))
            .header("Authorization", "Bearer " + stack.token())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body()).get("items");
  }

  @Test
  @Order(3)
  void upTwiceChangesNothing() throws Exception {
    // given
    List<Long> before = pids();

    // when
    String said = stack.run(A_MINUTE, "up");

    // then
    assertThat(said).contains("nothing was changed");
    assertThat(pids()).isEqualTo(before);
  }

  @Test
  @Order(4)
  void aKilledJobManagerComesBackToTheSameJob() throws Exception {
    // when
    stack.kill(PartNames.JOB_MANAGER);
    stack.awaitHealthy(PartNames.JOB_MANAGER);
    stack.awaitHealthy(PartNames.TASK_MANAGER);

    // then
    long rows = rows();
    await().atMost(A_MINUTE).until(() -> rows() > rows);
    assertThat(stack.run(A_MINUTE, "logs", PartNames.JOB_MANAGER, "-n", "1000"))
        .contains("Restoring job");
  }

  @Test
  @Order(5)
  void whatAKilledSupervisorLeftBehindIsEndedByTheNextUp() throws Exception {
    // given
    ProcessIdentity supervisor =
        new PidFile(stack.data().pidFile("supervisor")).living().orElseThrow();
    List<ProcessIdentity> orphans = running();
    ProcessHandle.of(supervisor.pid()).orElseThrow().destroyForcibly();
    await().atMost(A_MINUTE).until(() -> !supervisor.isAlive());

    // when
    stack.up("--no-simulator");

    // then
    assertThat(orphans).hasSize(PartNames.ALL.size()).noneMatch(ProcessIdentity::isAlive);
    assertThat(running()).hasSize(PartNames.ALL.size() - 1);
  }

  @Test
  @Order(6)
  void downLeavesNoProcessAndKeepsTheData() throws Exception {
    // given
    List<ProcessIdentity> before = running();

    // when
    stack.down();

    // then
    assertThat(before).noneMatch(ProcessIdentity::isAlive);
    assertThat(running()).isEmpty();
    assertThat(stack.data().checkpoints()).isNotEmptyDirectory();
  }

  private static List<Long> pids() {
    return running().stream().map(ProcessIdentity::pid).toList();
  }

  private static List<ProcessIdentity> running() {
    List<ProcessIdentity> running = new ArrayList<>();
    for (String name : PartNames.ALL) {
      new PidFile(stack.data().pidFile(name)).living().ifPresent(running::add);
    }
    return running;
  }

  private static long rows() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.clickHouseUrl()))
            .timeout(Duration.ofSeconds(60))
            .POST(
                HttpRequest.BodyPublishers.ofString("SELECT count() FROM fleet.telemetry_current"))
            .build();
    return Long.parseLong(
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString())
            .body()
            .trim());
  }
}
