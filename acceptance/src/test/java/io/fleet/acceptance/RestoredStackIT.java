package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.acceptance.TrialDay.Message;
import io.fleet.local.webhook.ReceivedMessage;
import io.fleet.local.webhook.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup between two halves of a load, then what can be lost is lost: tables and state first, the
 * log as well after that. Starts a stack three times, so it runs only when asked for: {@code
 * -Dfleet.tests.left-out=}.
 */
@Tag("restore")
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoredStackIT {
  private static final String FLEET = "restored-";
  private static final String VAN = "restored-van";
  private static final String ENDPOINT = "restored-tms";
  private static final TrialDay DAY = new TrialDay(3, Duration.ofHours(2), Duration.ofSeconds(4));
  private static final Duration LONG = Duration.ofMinutes(4);

  /**
   * So long after its last message a vehicle that drives has told all that its silence says: what
   * lasts is told again after 30 s, up to that message. Nothing more follows for 10 min.
   */
  private static final Duration ALL_IS_TOLD = Duration.ofSeconds(36);

  private static final Map<String, String> UNHURRIED =
      Map.of("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", "0");

  @TempDir private static Path directory;
  @AutoClose private static FleetStack stack;
  private static FleetClient client;
  private static String deviceToken;
  private static String secret;
  private static int receiverPort;
  private static Instant backupAt;
  private static Map<String, List<String>> atBackup;
  private static Map<String, List<String>> undisturbed;

  @BeforeAll
  static void loadBackupLoad() throws Exception {
    stack = FleetStack.start(directory.resolve("data"), UNHURRIED, "--no-simulator");
    client = new FleetClient(stack);
    assertThat(client.send("PUT", "/v1/reference/vehicles/" + VAN, "{\"class\":\"van\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(201);
    deviceToken = stack.run(LONG, "device", "token", VAN).strip();
    makeEndpoint();
    List<Message> messages = new ArrayList<>();
    DAY.send(FLEET, messages::add);
    // a halt would become a stop, and a stop the end of a trip, by the silence after it
    int half = TrialDay.whileAllDrive(messages);
    post(messages.subList(0, half));
    client.awaitQuiet(ALL_IS_TOLD);
    atBackup = tables();
    backupAt = Instant.now();
    assertThat(stack.run(LONG, "backup", backup().toString())).contains("Written to " + backup());
    new BackupImage(stack).take(backupOfContainers());
    post(messages.subList(half, messages.size()));
    client.awaitQuiet();
    undisturbed = tables();
    assertThat(undisturbed.get("trips")).isNotEqualTo(atBackup.get("trips"));
  }

  @Test
  @Order(1)
  void withItsLogAStackEndsInTheTablesOfAnUndisturbedOne() throws Exception {
    // given
    stack.down();
    delete(stack.data().clickHouse());
    delete(stack.data().root().resolve("flink"));

    // when
    JsonNode report = restore(backupOfContainers(), "Nothing is lost");
    stack.up("--no-simulator");

    // then
    assertThat(report.path("log_survived").asBoolean()).isTrue();
    assertThat(report.path("records_read_again").asLong()).isPositive();
    assertThat(report.has("lost")).isFalse();
    client.soon().atMost(LONG).untilAsserted(() -> assertSame(undisturbed));
  }

  @Test
  @Order(2)
  void withoutItsLogItIsAtTheMomentOfTheBackupAndSaysWhatIsLost() throws Exception {
    // given
    stack.down();
    delete(stack.data().root());
    Instant lostAt = Instant.now();

    // when
    JsonNode report = restore(backup(), "Lost: from ");
    stack.up("--no-simulator");

    // then
    assertThat(report.path("log_survived").asBoolean()).isFalse();
    Instant from = Instant.parse(report.path("lost").path("from").asText());
    assertThat(from).isBetween(backupAt, backupAt.plusSeconds(30));
    assertThat(Instant.parse(report.path("lost").path("until").asText())).isAfter(lostAt);
    client.awaitQuiet(ALL_IS_TOLD);
    assertSame(atBackup);
  }

  @Test
  @Order(3)
  void whoWasKnownBeforeIsKnownAndWhatIsPostedArrives() throws Exception {
    // given
    long before = client.count("SELECT count() FROM telemetry_current");

    // when
    int answer =
        client
            .post(
                "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"rpm\":900}"
                    .formatted(VAN, System.currentTimeMillis())
                    .getBytes(),
                "application/json",
                "Authorization",
                "Bearer " + deviceToken)
            .statusCode();

    // then
    assertThat(answer).as("with a device's old token").isEqualTo(202);
    client
        .soon()
        .untilAsserted(
            () ->
                assertThat(client.count("SELECT count() FROM telemetry_current"))
                    .isEqualTo(before + 1));
    assertThat(client.count("SELECT count() FROM reference_current WHERE id = '" + VAN + "'"))
        .isPositive();
  }

  @Test
  @Order(4)
  void anEndpointIsSentMessagesThatItsOldSecretVerifies() throws Exception {
    // given
    BlockingQueue<ReceivedMessage> received = new LinkedBlockingQueue<>();
    try (WebhookReceiver receiver =
        WebhookReceiver.start(receiverPort, secret, 204, Duration.ZERO, received::add)) {

      // when
      int answer = notifier("/" + ENDPOINT + "/test", "{\"type\":\"trip.completed\"}").statusCode();

      // then
      assertThat(answer).isEqualTo(202);
      ReceivedMessage message = received.poll(30, TimeUnit.SECONDS);
      assertThat(message).isNotNull();
      assertThat(message.verified()).as("verified by " + receiver.url()).isTrue();
    }
  }

  private static Path backup() {
    return directory.resolve("backup");
  }

  private static Path backupOfContainers() {
    return directory.resolve("backup-of-containers");
  }

  private static Map<String, List<String>> tables() throws Exception {
    return new FinalRows(client, FLEET, DAY.lastEpochDay()).read();
  }

  private static void assertSame(Map<String, List<String>> expected) throws Exception {
    Map<String, List<String>> found = tables();
    expected.forEach(
        (table, rows) ->
            assertThat(found.get(table)).as(table).containsExactlyInAnyOrderElementsOf(rows));
  }

  private static JsonNode restore(Path backup, String said) throws Exception {
    Path report = directory.resolve("report.json");
    assertThat(stack.run(LONG, "restore", backup.toString(), "--report", report.toString()))
        .contains(said);
    return new ObjectMapper().readTree(report.toFile());
  }

  private static void makeEndpoint() throws Exception {
    try (WebhookReceiver receiver =
        WebhookReceiver.start(0, "whsec_" + "A".repeat(32), 204, Duration.ZERO, m -> {})) {
      receiverPort = receiver.url().getPort();
      HttpResponse<String> made =
          notifier(
              "",
              "{\"id\":\"%s\",\"url\":\"%s\",\"event_types\":[\"trip.completed\"]}"
                  .formatted(ENDPOINT, receiver.url()));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      secret = new ObjectMapper().readTree(made.body()).path("secret").asText();
    }
  }

  private static HttpResponse<String> notifier(String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.notifierUrl() + "/v1/endpoints" + path))
            .header("Authorization", "Bearer " + stack.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static void post(List<Message> messages) throws Exception {
    client.postLines(messages.stream().map(Message::json).toList());
  }

  private static void delete(Path tree) throws Exception {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
